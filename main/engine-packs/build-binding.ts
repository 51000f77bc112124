/** Makes the binding between Node and TensorFlow: from a ready one beside the app, or from the npm package's sources with a compiler. */
import { constants } from 'node:fs';
import { access, copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { packFailure } from './pack-failure';
import { BINDING_FILE } from './pack-places';
import { hasProgram, runProgram } from './run-program';

export interface BindingSources {
  /** Holds the `.cc` and `.h` files of `@tensorflow/tfjs-node-gpu`. */
  readonly sources: string;
  /** Holds `node_api.h`. */
  readonly nodeHeaders: string;
  /** A binding made when the app was packaged; used where there is one. */
  readonly ready: string;
}

const FILES = ['tfjs_backend.cc', 'tfjs_binding.cc'];
/** Node-API keeps its word: what is built for this version runs on every later Node and Electron. */
const NODE_API_VERSION = 8;

/** Throws `enginePackBuild`, with what to install, where there is neither. */
export async function makeBinding(
  packFolder: string,
  { sources, nodeHeaders, ready }: BindingSources,
  signal?: AbortSignal,
): Promise<void> {
  const target = join(packFolder, BINDING_FILE);
  await mkdir(dirname(target), { recursive: true });
  if (await isReadable(ready)) return copyFile(ready, target);
  const compiler = await findCompiler();
  if (compiler === undefined) throw packFailure('enginePackBuild', 'packs.noCompiler');
  const libraries = join(packFolder, 'tensorflow');
  const args = [
    ['-std=c++17', '-O2', '-fPIC', '-shared', '-s', `-DNAPI_VERSION=${NODE_API_VERSION}`],
    [`-I${nodeHeaders}`, `-I${join(libraries, 'include')}`],
    FILES.map((file) => join(sources, file)),
    ['-o', target, `-L${libraries}`],
    ['-l:libtensorflow_cc.so.2', '-l:libtensorflow_framework.so.2'],
    // The libraries find each other; what the libraries themselves need is found when they are loaded.
    ['-Wl,-rpath,$ORIGIN/../tensorflow', '-Wl,--allow-shlib-undefined'],
  ].flat();
  const built = await runProgram(compiler, args, { signal });
  signal?.throwIfAborted();
  if (built.code !== 0) {
    throw packFailure('enginePackBuild', 'packs.buildFailed', { compiler }, built.output);
  }
}

async function findCompiler(): Promise<string | undefined> {
  const named = process.env['CXX'];
  const candidates = [...(named === undefined ? [] : [named]), 'c++', 'g++', 'clang++'];
  for (const candidate of candidates) if (await hasProgram(candidate)) return candidate;
  return undefined;
}

async function isReadable(file: string): Promise<boolean> {
  return access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
}
