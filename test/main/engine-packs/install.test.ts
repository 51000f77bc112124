import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AppFailure } from '../../../contract/errors';
import { ENGINE_PACK_IDS } from '../../../contract/engine-packs/packs';
import { fetchDirectly } from '../../../main/engine-packs/fetch-directly';
import { fetchWheels } from '../../../main/engine-packs/fetch-wheels';
import { targetOptions } from '../../../main/engine-packs/fetch-with-pip';
import { packFolder, stagingOf } from '../../../main/engine-packs/pack-places';
import { TENSORFLOW_VERSION, wheelsOf } from '../../../main/engine-packs/pack-table';
import { discardPack, promoteStaging, takeStaging } from '../../../main/engine-packs/staging';
import { packPathOf, unpackWheel } from '../../../main/engine-packs/unpack-wheel';
import { makePack, wheelOf, zipOf } from '../../support/engine-pack';
import { temporaryFolder } from '../../support/temporary-folder';

const id = 'tensorflow-cpu';
const ignore = (): void => undefined;

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof AppFailure ? error.error.code : String(error);
}

describe('unpackWheel', () => {
  it('takes libraries, the headers of the C interface and licences, and nothing else', () => {
    const paths = [
      'tensorflow/libtensorflow_cc.so.2',
      'tensorflow/include/tensorflow/c/eager/c_api.h',
      'tensorflow/THIRD_PARTY_NOTICES.txt',
      'nvidia/cudnn/lib/libcudnn.so.9',
      'nvidia_cudnn_cu12-9.3.0.75.dist-info/License.txt',
      'tensorflow/python/framework/ops.py',
      'tensorflow/include/tensorflow/core/framework/op.h',
      'nvidia/cudnn/include/cudnn.h',
    ].map((entry) => packPathOf(entry, 'project'));
    expect(paths).toEqual([
      'tensorflow/libtensorflow_cc.so.2',
      'tensorflow/include/tensorflow/c/eager/c_api.h',
      'licences/project/THIRD_PARTY_NOTICES.txt',
      'nvidia/cudnn/lib/libcudnn.so.9',
      'licences/project/License.txt',
      undefined,
      undefined,
      undefined,
    ]);
  });

  async function unpack(entries: Parameters<typeof zipOf>[0]): Promise<string> {
    const folder = temporaryFolder();
    const bytes = zipOf(entries);
    writeFileSync(join(folder, 'wheel'), bytes);
    await unpackWheel(join(folder, 'wheel'), wheelOf(bytes), join(folder, 'out'));
    return join(folder, 'out');
  }

  it('writes files as they are', async () => {
    const out = await unpack([{ name: 'tensorflow/libtensorflow_cc.so.2', content: 'library' }]);
    expect(readFileSync(join(out, 'tensorflow/libtensorflow_cc.so.2'), 'utf8')).toBe('library');
  });

  const library = { name: 'tensorflow/libtensorflow_cc.so.2', content: 'x' };
  it.each([
    ['a way out of the folder', [{ name: '../tensorflow/libtensorflow_cc.so.2', content: 'x' }]],
    ['an absolute path', [{ name: '/tensorflow/libtensorflow_cc.so.2', content: 'x' }]],
    ['a link', [{ ...library, mode: 0o120777 }]],
    ['the same file twice', [library, library]],
  ])('refuses %s', async (_what, entries) => {
    expect(await codeOf(unpack(entries))).toBe('enginePackCorrupt');
  });

  it('refuses what is no zip', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'wheel'), 'no zip at all, but long enough to look for its end');
    const work = unpackWheel(join(folder, 'wheel'), wheelOf(Buffer.from('')), folder);
    expect(await codeOf(work)).toBe('enginePackCorrupt');
  });
});

describe('the pins', () => {
  const all = ENGINE_PACK_IDS.flatMap((pack) => wheelsOf(pack, 'linux-x64') ?? []);

  it.each(all)('name $file by a whole hash, its size and its version', (wheel) => {
    expect(wheel.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(wheel.bytes).toBeGreaterThan(900_000);
    expect(wheel.file.startsWith(`${wheel.project.replaceAll('-', '_')}-${wheel.version}-`)).toBe(
      true,
    );
  });

  it('hold TensorFlow in the version that the app expects, once in each pack', () => {
    const versions = all.filter(({ project }) => /^tensorflow(-cpu)?$/.test(project));
    expect(versions.map(({ version }) => version)).toEqual([
      TENSORFLOW_VERSION,
      TENSORFLOW_VERSION,
    ]);
    expect(new Set(all.map(({ sha256 }) => sha256)).size).toBe(all.length);
  });

  it('tell pip which Python and platforms a wheel is for, whatever runs it', () => {
    const options = targetOptions(
      'nvidia_nccl_cu12-2.27.3-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl',
    ).join(' ');
    expect(options).toContain('--python-version 3.11 --implementation cp --abi none');
    expect(options).toContain('--platform manylinux2014_x86_64 --platform manylinux_2_17_x86_64');
    expect(targetOptions('tensorflow-2.21.0-cp313-cp313-manylinux_2_27_x86_64.whl')).toContain(
      '3.13',
    );
  });
});

describe('fetchDirectly', () => {
  const bytes = Buffer.from('0123456789'.repeat(1000));
  const wheel = wheelOf(bytes);

  async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return () => Promise.resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  }

  it('goes on where it broke off', async () => {
    const ranges: (string | undefined)[] = [];
    const addressOf = await serve((request, response) => {
      ranges.push(request.headers.range);
      if (ranges.length === 1) {
        response.writeHead(200, { 'content-length': bytes.length });
        response.write(bytes.subarray(0, 4000));
        // Later, so that what was sent arrives.
        setTimeout(() => response.destroy(), 200);
        return;
      }
      const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      response.writeHead(206).end(bytes.subarray(from));
    });
    const folder = temporaryFolder();
    const outcome = await fetchDirectly(wheel, folder, { onBytes: ignore }, { addressOf });
    expect(outcome).toEqual({ ok: true });
    expect(readFileSync(join(folder, wheel.file)).equals(bytes)).toBe(true);
    expect(ranges).toEqual([undefined, 'bytes=4000-']);
  });

  it('says what the server answered', async () => {
    const addressOf = await serve((_, response) => response.writeHead(403).end());
    const ways = { addressOf };
    const outcome = await fetchDirectly(wheel, temporaryFolder(), { onBytes: ignore }, ways);
    expect(outcome).toEqual({ ok: false, reason: 'the server answered 403' });
  });

  it('gives up a server that takes the request and never answers, and asks again', async () => {
    let asked = 0;
    const addressOf = await serve((_, response) => {
      if (asked++ > 0) response.writeHead(200).end(bytes);
    });
    const ways = { addressOf, silenceMs: 200 };
    const outcome = await fetchDirectly(wheel, temporaryFolder(), { onBytes: ignore }, ways);
    expect(outcome).toEqual({ ok: true });
    expect(asked).toBe(2);
  });
});

describe('fetchWheels', () => {
  const bytes = Buffer.from('a wheel');
  const wheels = [wheelOf(bytes)];
  const bring = (content: Buffer | string) => (wheel: { file: string }, folder: string) => {
    writeFileSync(join(folder, wheel.file), content);
    return Promise.resolve({ ok: true } as const);
  };
  const fail = (reason: string) => () => Promise.resolve({ ok: false, reason } as const);

  it('tries the next way when one fails, and reports the whole', async () => {
    const told: number[] = [];
    const ways = [
      { name: 'pip', fetch: fail('no pip') },
      { name: 'https', fetch: bring(bytes) },
    ];
    const folder = temporaryFolder();
    await fetchWheels({ wheels, folder, ways, onProgress: ({ done }) => told.push(done) });
    expect(told.at(-1)).toBe(bytes.length);
  });

  it('does not fetch again what is there', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, wheels[0]!.file), bytes);
    const ways = [{ name: 'pip', fetch: fail('not to be asked') }];
    await fetchWheels({ wheels, folder, ways, onProgress: ignore });
  });

  it('refuses another file than the pinned one, removes it and names every reason', async () => {
    const folder = temporaryFolder();
    const ways = [
      { name: 'pip', fetch: bring('another') },
      { name: 'https', fetch: fail('no network') },
    ];
    const work = fetchWheels({ wheels, folder, ways, onProgress: ignore });
    const error = (await work.catch((reason: unknown) => reason)) as AppFailure;
    expect(error.error.code).toBe('enginePackDownload');
    expect(error.error.detail).toMatch(/pip: another file came.*https: no network/);
    expect(existsSync(join(folder, wheels[0]!.file))).toBe(false);
  });
});

describe('the staging folder', () => {
  it('becomes the pack in one step, in the place of an older one', async () => {
    const folder = temporaryFolder();
    mkdirSync(packFolder(folder, id), { recursive: true });
    writeFileSync(join(packFolder(folder, id), 'old'), '');
    const staging = await takeStaging(folder, id, process.pid);
    await makePack(staging.pack);
    await promoteStaging(folder, id);
    expect(existsSync(join(packFolder(folder, id), 'old'))).toBe(false);
    expect(existsSync(join(packFolder(folder, id), 'manifest.json'))).toBe(true);
    expect(existsSync(staging.folder)).toBe(false);
  });

  it('is refused while another living process holds it, and taken from a dead one', async () => {
    const folder = temporaryFolder();
    const staging = await takeStaging(folder, id, process.pid);
    writeFileSync(staging.lock, String(process.ppid));
    expect(await codeOf(takeStaging(folder, id, process.pid))).toBe('enginePackBusy');
    writeFileSync(staging.lock, '4194399');
    await expect(takeStaging(folder, id, process.pid)).resolves.toBeDefined();
  });

  it('is not taken while its lock is being written', async () => {
    const folder = temporaryFolder();
    const { folder: place, lock } = stagingOf(folder, id);
    mkdirSync(place);
    writeFileSync(lock, '');
    const taking = codeOf(takeStaging(folder, id, process.pid));
    await new Promise((resolve) => setTimeout(resolve, 50));
    writeFileSync(lock, String(process.ppid));
    expect(await taking).toBe('enginePackBusy');
    // Whoever began to write it has died meanwhile.
    writeFileSync(lock, '');
    await expect(takeStaging(folder, id, process.pid)).resolves.toBeDefined();
  });

  it('is taken from a dead process by one of two that want it at once', async () => {
    for (let trial = 0; trial < 40; trial++) {
      const folder = temporaryFolder();
      const { folder: place, lock } = stagingOf(folder, id);
      mkdirSync(place);
      writeFileSync(lock, '4194399');
      const both = [process.pid, process.ppid].map((pid) => codeOf(takeStaging(folder, id, pid)));
      expect((await Promise.all(both)).sort()).toEqual(['enginePackBusy', 'undefined']);
    }
  });

  it('keeps what was fetched and drops what was half made', async () => {
    const folder = temporaryFolder();
    const { downloads, pack } = stagingOf(folder, id);
    for (const place of [downloads, pack]) {
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, 'file'), '');
    }
    await takeStaging(folder, id, process.pid);
    expect(existsSync(join(downloads, 'file'))).toBe(true);
    expect(existsSync(join(pack, 'file'))).toBe(false);
  });

  it('is removed whole, also where there is nothing', async () => {
    const folder = temporaryFolder();
    await discardPack(folder, id);
    await makePack(packFolder(folder, id));
    await discardPack(folder, id);
    expect(existsSync(packFolder(folder, id))).toBe(false);
  });
});
