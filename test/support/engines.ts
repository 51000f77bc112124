/** The engines every engine test runs over, with how closely each is held to exact values. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';
import type { EngineId } from '../../contract/engine-info';
import type { EngineConfig, ExperimentConfig } from '../../contract/experiment';
import { presetExperiment } from '../../contract/presets';
import type { KernelBuild } from '../../engine/builtin/kernel-build';
import type { Engine } from '../../engine/engine';
import { openEngine, type EngineEnvironment } from '../../engine/registry';
import { success } from '../../contract/errors';
import { valueOf } from './results';
import { hasTensorflow, loadTensorflow } from './tensorflow';

// Node 20 has relaxed SIMD behind this flag; Electron has it on.
v8.setFlagsFromString('--experimental-wasm-relaxed-simd');

export interface EngineUnderTest {
  readonly name: string;
  readonly id: EngineId;
  open(): Promise<Engine>;
  /** Relative tolerances against float64 Keras after 1, 10 and 100 steps. */
  readonly tolerance: Readonly<Record<'1' | '10' | '100', number>>;
}

const kernelPath = (build: KernelBuild) =>
  fileURLToPath(new URL(`../../dist/kernels/kernels-${build}.wasm`, import.meta.url));

export const hasKernels = existsSync(kernelPath('plain')) && existsSync(kernelPath('relaxed'));

export const testEnvironment: EngineEnvironment = {
  hardwareThreads: 1,
  proofs: new Map(),
  readKernels: () => {
    const read = (build: KernelBuild) => new Uint8Array(readFileSync(kernelPath(build)));
    return Promise.resolve(success({ plain: read('plain'), relaxed: read('relaxed') }));
  },
  ...(hasTensorflow && { loadTensorflow }),
};

/** Opens what an experiment asks for, without a race. */
export const testOpener = {
  open: (experiment: ExperimentConfig) => openEngine(experiment, testEnvironment),
  choiceKey: () => '',
};

const open = async (kind: EngineConfig['kind'], precision: EngineConfig['precision']) =>
  valueOf(
    await openEngine(
      { ...presetExperiment('tutorial'), engine: { kind, precision, threads: 1 } },
      testEnvironment,
    ),
  );

const BUILTIN: readonly EngineUnderTest[] = (['fast', 'reproducible'] as const).map(
  (precision) => ({
    name: `builtin (${precision})`,
    id: 'builtin',
    open: () => open('builtin', precision),
    // Float32: its rounding has added up after 100 steps.
    tolerance: { 1: 1e-6, 10: 1e-6, 100: 1e-5 },
  }),
);

const TENSORFLOW: EngineUnderTest = {
  name: 'tensorflow',
  id: 'tensorflow',
  open: () => open('tensorflow', 'reproducible'),
  tolerance: { 1: 1e-6, 10: 1e-6, 100: 1e-5 },
};

if (!hasKernels) {
  console.warn('The built-in engine is skipped: dist/kernels is missing (npm run build makes it).');
}

export const ENGINES_UNDER_TEST: readonly EngineUnderTest[] = [
  {
    name: 'reference',
    id: 'reference',
    open: () => open('reference', 'reproducible'),
    // Float64 throughout; Keras rounds betas and slopes to float32 on the way, and the state is read in float32.
    tolerance: { 1: 1e-6, 10: 1e-6, 100: 1e-6 },
  },
  ...(hasKernels ? BUILTIN : []),
  ...(hasTensorflow ? [TENSORFLOW] : []),
];
