/** Who is measured: how each is started, and which works it can do. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { choosePack } from '../main/engine-packs/choose-pack';
import { packsFolderIn } from '../main/engine-packs/pack-places';
import { userDataFolder } from '../main/places/user-data-folder';
import { DIGITS_FOLDER } from './digits';
import type { Work } from './works';

export interface Contender {
  readonly name: string;
  /** `builtin`, or what a goal and `--peers` call the peer. */
  readonly family: string;
  /** Program and arguments; the work as JSON comes after them. */
  readonly command: readonly [program: string, ...args: string[]];
  canDo(work: Work): boolean;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const inBench = (...parts: readonly string[]): string => join(root, 'bench', ...parts);
const script = (file: string): readonly [string, ...string[]] => [
  process.execPath,
  '--import',
  'tsx',
  inBench('contenders', file),
];
const isDense = ({ layers }: Work): boolean =>
  layers.every(({ kind }) => kind === 'Flatten' || kind === 'Dense');

function builtin(precision: 'fast' | 'reproducible', threads: number): Contender {
  return {
    name: `builtin, ${precision}, ${threads} thread${threads > 1 ? 's' : ''}`,
    family: 'builtin',
    command: [...script('builtin.ts'), precision, `${threads}`],
    canDo: () => true,
  };
}

/** The Python that has the peers: of EPOCH_LAB_PEERS_PYTHON, or what `npm run bench:peers` made. Undefined when there is none. */
export function peersPython(): string | undefined {
  const named = process.env['EPOCH_LAB_PEERS_PYTHON'];
  if (named !== undefined && named !== '') return named;
  const inVenv = process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python'];
  const own = join(root, '.venv', ...inVenv);
  return existsSync(own) ? own : undefined;
}

function pythonPeer(python: string, threads: number, family: string, name: string): Contender {
  return {
    name,
    family,
    command: [python, inBench('peers', `${family}_peer.py`), DIGITS_FOLDER, `${threads}`],
    canDo: (work) => family !== 'jax' || isDense(work),
  };
}

function tfjs(backend: 'wasm' | 'cpu'): Contender {
  return {
    name: `tfjs ${backend}`,
    family: 'tfjs',
    command: [...script('tfjs.ts'), backend],
    // Its WebAssembly backend has no gradient of a convolution; the two are compared where it matters most.
    canDo: ({ name }) => name === 'mlp',
  };
}

/** Where engine packs are installed, as the app and the command line have it. */
export const PACKS_FOLDER = packsFolderIn(userDataFolder());

/** The app's own second engine; undefined where no pack is installed. */
function tensorflow(): Contender | undefined {
  if (choosePack(PACKS_FOLDER) === undefined) return undefined;
  return {
    name: 'TensorFlow engine',
    family: 'tensorflow',
    command: [...script('tensorflow.ts'), PACKS_FOLDER],
    canDo: () => true,
  };
}

export const PEER_FAMILIES = ['tensorflow', 'keras', 'torch', 'jax', 'tfjs'] as const;

/** The built-in engine in both modes with one and with all threads, and the peers asked for that can be started. */
export function contenders(threads: number, families: readonly string[]): readonly Contender[] {
  const counts = [...new Set([1, threads])];
  const own = (['fast', 'reproducible'] as const).flatMap((precision) =>
    counts.map((count) => builtin(precision, count)),
  );
  const python = peersPython();
  const names = { keras: 'Keras', torch: 'PyTorch', jax: 'JAX' };
  const peers =
    python === undefined
      ? []
      : Object.entries(names).map(([family, name]) => pythonPeer(python, threads, family, name));
  return [
    ...own,
    ...[tensorflow() ?? [], ...peers, tfjs('wasm'), tfjs('cpu')]
      .flat()
      .filter(({ family }) => families.includes(family)),
  ];
}
