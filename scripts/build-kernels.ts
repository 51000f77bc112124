/**
 * Builds the kernels: writes the generated sources, compiles them to dist/kernels/kernels-{plain,relaxed}.wasm, their signatures to
 * engine/kernels/generated/kernels.d.ts and the names of their arguments beside it. Does nothing when no input has changed since the
 * last time.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { generatedSources } from '../engine/kernels/generator/sources';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const assemblyFolder = join(root, 'engine/kernels/assembly');
const generatedFolder = join(assemblyFolder, 'generated');
const signaturesFile = join(root, 'engine/kernels/generated/kernels.d.ts');
const argumentsFile = join(root, 'engine/kernels/generated/kernel-arguments.ts');
const outputFolder = join(root, 'dist/kernels');
const stampFile = join(outputFolder, 'inputs.sha256');

/** A process of its own: loaded next to a TypeScript loader, the compiler takes 20 s to start. */
const compiler = ['--enable-source-maps', join(root, 'node_modules/assemblyscript/bin/asc.js')];

const BUILDS = { plain: 'simd,threads', relaxed: 'simd,threads,relaxed-simd' } as const;

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .sort();
}

function inputHash(generated: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  const written = filesUnder(assemblyFolder).filter((file) => !file.startsWith(generatedFolder));
  for (const file of [...written, fileURLToPath(import.meta.url)]) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  for (const [name, text] of generated) hash.update(name).update('\0').update(text).update('\0');
  const version = readFileSync(join(root, 'node_modules/assemblyscript/package.json'), 'utf8');
  return hash.update((JSON.parse(version) as { version: string }).version).digest('hex');
}

/** Every file that exports kernels is an entry; the formulas and idioms they share are not. */
function entryFiles(): readonly string[] {
  const shared = ['math', 'activations', 'loss-formulas'].map((name) => join(assemblyFolder, name));
  return filesUnder(assemblyFolder).filter(
    (file) => !shared.some((folder) => file.startsWith(folder)),
  );
}

async function compile(build: keyof typeof BUILDS): Promise<void> {
  const output = relative(root, join(outputFolder, `kernels-${build}.wasm`));
  const entries = entryFiles().map((file) => relative(root, file));
  const flags = [
    '-O3',
    '--noAssert',
    '--runtime',
    'stub',
    '--enable',
    BUILDS[build],
    '--zeroFilledMemory',
  ];
  const memory = [
    '--importMemory',
    '--sharedMemory',
    '--initialMemory',
    '1',
    '--maximumMemory',
    '65536',
  ];
  await promisify(execFile)(process.execPath, [
    ...compiler,
    ...entries,
    '--baseDir',
    root,
    '--outFile',
    output,
    ...flags,
    ...memory,
    '--bindings',
    'raw',
    '--disableWarning',
    '235',
  ]);
}

interface Signature {
  readonly name: string;
  readonly parameters: string;
  readonly result: string;
}

/** As AssemblyScript wrote them from the sources. */
function readSignatures(): readonly Signature[] {
  const bindings = readFileSync(join(outputFolder, 'kernels-plain.d.ts'), 'utf8');
  const found = [...bindings.matchAll(/export function (\w+)\(([^)]*)\): (\w+);/g)];
  if (found.length === 0) throw new Error('asc wrote no signatures');
  return found.map(([, name = '', parameters = '', result = '']) => ({ name, parameters, result }));
}

const WRITTEN = '/** Written by scripts/build-kernels.ts from the AssemblyScript sources. */';

/** The type of an instance's exports. */
function typesOf(signatures: readonly Signature[]): string {
  const kernels = signatures.map(
    ({ name, parameters, result }) => `  ${name}(${parameters}): ${result};`,
  );
  return `${WRITTEN}\nexport interface Kernels {\n${kernels.join('\n')}\n}\n`;
}

/** What each kernel calls its arguments. */
function argumentsOf(signatures: readonly Signature[]): string {
  const kernels = signatures.map(({ name, parameters }) => {
    const names = parameters.split(', ').filter((parameter) => parameter !== '');
    return `  ${name}: [${names.map((parameter) => `'${parameter.split(':')[0] ?? ''}'`).join(', ')}],`;
  });
  return `${WRITTEN}\nexport const KERNEL_ARGUMENTS = {\n${kernels.join('\n')}\n} as const;\n`;
}

/** Returns whether anything had to be built. */
export async function buildKernels(): Promise<boolean> {
  const generated = generatedSources();
  const hash = inputHash(generated);
  const outputs = [
    stampFile,
    signaturesFile,
    argumentsFile,
    ...Object.keys(BUILDS).map((b) => join(outputFolder, `kernels-${b}.wasm`)),
  ];
  if (outputs.every((file) => existsSync(file)) && readFileSync(stampFile, 'utf8') === hash)
    return false;
  rmSync(generatedFolder, { recursive: true, force: true });
  for (const folder of [generatedFolder, dirname(signaturesFile), outputFolder])
    mkdirSync(folder, { recursive: true });
  for (const [name, text] of generated) writeFileSync(join(generatedFolder, `${name}.ts`), text);
  await Promise.all([compile('plain'), compile('relaxed')]);
  const signatures = readSignatures();
  writeFileSync(signaturesFile, typesOf(signatures));
  writeFileSync(argumentsFile, argumentsOf(signatures));
  for (const build of Object.keys(BUILDS)) {
    for (const end of ['d.ts', 'js'])
      rmSync(join(outputFolder, `kernels-${build}.${end}`), { force: true });
  }
  writeFileSync(stampFile, hash);
  return true;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const start = performance.now();
  const isBuilt = await buildKernels();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(isBuilt ? `kernels built in ${seconds} s` : 'kernels are up to date');
}
