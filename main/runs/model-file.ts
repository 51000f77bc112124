/** A trained model in one safetensors file: weights, optimizer slots, and the counters from which training can go on exactly. */
import * as v from 'valibot';
import { failure, success, type Result } from '../../contract/errors';
import { t } from '../../contract/text/text';
import { atOnce } from './pieces';
import { readSafetensors, writeSafetensorsInPieces, type Tensor } from './safetensors';
import { weightsSha256, weightsSha256InPieces } from './weights-hash';

export interface SavedModel {
  readonly weights: readonly Tensor[];
  readonly slots: readonly Tensor[];
  /** Optimizer steps done. */
  readonly iterations: number;
  /** Where the training loop stood. */
  readonly position: SavedPosition;
}

/** The training loop's counters (engine/training-progress.ts). */
export type SavedPosition = Readonly<v.InferOutput<typeof positionSchema>>;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const positionSchema = v.strictObject({
  epoch: count,
  step: count,
  lossSum: v.number(),
  metricSum: v.number(),
  sampleCount: count,
  epochSeconds: v.number(),
  elapsedSeconds: v.number(),
});
const countersSchema = v.strictObject({ iterations: count, position: positionSchema });

const FORMAT = 'epoch-lab-model-1';
const WEIGHTS = 'weights/';
const SLOTS = 'slots/';

/** The file's bytes. Tensors are named `weights/1/kernel` and `slots/1/kernel/m`. */
export function writeModel(model: SavedModel): Uint8Array {
  return atOnce(writeModelInPieces(model));
}

/** The same, in pieces of some milliseconds. */
export function* writeModelInPieces(model: SavedModel): Generator<undefined, Uint8Array, void> {
  const { weights, slots, iterations, position } = model;
  const hash = yield* weightsSha256InPieces(weights);
  return yield* writeSafetensorsInPieces({
    tensors: [...prefixed(WEIGHTS, weights), ...prefixed(SLOTS, slots)],
    metadata: {
      format: FORMAT,
      counters: JSON.stringify({ iterations, position }),
      weightsSha256: hash,
      slotsSha256: yield* weightsSha256InPieces(slots),
    },
  });
}

/** The model of a file that `writeModel` made; anything else, and numbers that do not fit their hash, is `dataCorrupt`. */
export function readModel(bytes: Uint8Array): Result<SavedModel> {
  const file = readSafetensors(bytes);
  if (!file.ok) return file;
  const { tensors, metadata } = file.value;
  if (metadata['format'] !== FORMAT) return corrupt(`format "${metadata['format']}"`);
  const counters = parsedCounters(metadata['counters'] ?? '');
  if (counters === undefined) return corrupt('counters are damaged');
  const weights = unprefixed(WEIGHTS, tensors);
  if (weightsSha256(weights) !== metadata['weightsSha256'])
    return corrupt('weights do not fit their hash');
  const slots = unprefixed(SLOTS, tensors);
  // Earlier files have none.
  const hash = metadata['slotsSha256'];
  if (hash !== undefined && weightsSha256(slots) !== hash)
    return corrupt('slots do not fit their hash');
  return success({ weights, slots, ...counters });
}

function corrupt(detail: string): Result<never> {
  return failure('dataCorrupt', t('runs.modelCorrupt'), detail);
}

function parsedCounters(json: string): v.InferOutput<typeof countersSchema> | undefined {
  try {
    const parsed = v.safeParse(countersSchema, JSON.parse(json));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

function prefixed(prefix: string, tensors: readonly Tensor[]): readonly Tensor[] {
  return tensors.map((tensor) => ({ ...tensor, name: prefix + tensor.name }));
}

function unprefixed(prefix: string, tensors: readonly Tensor[]): readonly Tensor[] {
  return tensors
    .filter(({ name }) => name.startsWith(prefix))
    .map((tensor) => ({ ...tensor, name: tensor.name.slice(prefix.length) }));
}
