/** Entry of `npm run engine:tensorflow`: installs, verifies or removes an engine pack in the terminal, by the app's own jobs. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { EnginePackId } from '../../contract/engine-packs/packs';
import type { AppError, Result } from '../../contract/errors';
import { speakAsWished } from '../../contract/text/languages';
import { catalogue, t } from '../../contract/text/text';
import { forkWithNode } from '../engine-packs/fork-with-node';
import { BINDING_FILE, packFolder, packsFolderIn } from '../engine-packs/pack-places';
import { TENSORFLOW_VERSION } from '../engine-packs/pack-table';
import { PackWork, type WorkOptions } from '../engine-packs/pack-work';
import { bundledFolders } from '../places/bundled-folders';
import { userDataFolder } from '../places/user-data-folder';
import { EXIT_CODES, type ExitCode } from './exit-codes';
import { progressLine } from './pack-progress';

const OPTIONS = ['--gpu', '--verify', '--remove', '--help'];

async function main(words: readonly string[]): Promise<ExitCode> {
  const unknown = words.find((word) => !OPTIONS.includes(word));
  if (unknown !== undefined) {
    process.stderr.write(`${t('packCli.unknown', { option: unknown })}\n`);
    return EXIT_CODES.badArguments;
  }
  if (words.includes('--help')) {
    process.stdout.write(`${t('packCli.help')}\n`);
    return EXIT_CODES.finished;
  }
  const id: EnginePackId = words.includes('--gpu') ? 'tensorflow-gpu' : 'tensorflow-cpu';
  const packsFolder = packsFolderIn(userDataFolder());
  const interruption = new AbortController();
  process.once('SIGINT', () => interruption.abort());
  const line = progressLine(process.stdout);
  const options = { onProgress: line.show, signal: interruption.signal };
  const done = await perform(words, id, packsFolder, options);
  line.end();
  if (!done.ok) return fail(done.error);
  process.stdout.write(`${done.value}\n`);
  return EXIT_CODES.finished;
}

/** Answers with a sentence. */
async function perform(
  words: readonly string[],
  id: EnginePackId,
  packsFolder: string,
  options: WorkOptions,
): Promise<Result<string>> {
  const work = packWork(packsFolder);
  const folder = packFolder(packsFolder, id);
  if (words.includes('--remove')) {
    const removed = await work.remove(id, options);
    return removed.ok ? { ok: true, value: t('packCli.removed', { folder }) } : removed;
  }
  if (words.includes('--verify')) {
    const verified = await work.verify(id, options);
    return verified.ok ? { ok: true, value: t('packCli.verified', { folder }) } : verified;
  }
  const installed = await work.install(id, options);
  if (!installed.ok) return installed;
  keepBinding(folder);
  const { passed, excepted, device } = installed.value;
  const values = { version: TENSORFLOW_VERSION, folder, passed, excepted, device: device.name };
  return { ok: true, value: t('packCli.installed', values) };
}

/** A copy of the binding for the packaging of the app, where the caller names a place for it. */
function keepBinding(folder: string): void {
  const kept = process.env['EPOCH_LAB_KEEP_BINDING'];
  if (kept !== undefined) copyFileSync(join(folder, BINDING_FILE), kept);
}

function packWork(packsFolder: string): PackWork {
  const { enginePacks } = bundledFolders(__dirname);
  const { jobScript, checkScript, bindingSources, nodeHeaders, readyBinding } = enginePacks;
  return new PackWork({
    fork: forkWithNode,
    packsFolder,
    jobScript,
    checkScript,
    sources: { sources: bindingSources, nodeHeaders, ready: readyBinding },
  });
}

function fail({ code, message, detail }: AppError): ExitCode {
  const { hint } = catalogue().errors[code];
  const details = detail === undefined ? '' : `\n${detail}`;
  process.stderr.write(`${t('packCli.failed', { message: message + details, hint })}\n`);
  return code === 'enginePackCancelled' ? EXIT_CODES.interrupted : EXIT_CODES.failed;
}

speakAsWished(process.env);
void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
