/** From a model definition to everything that is fixed before the first step: memory, and the calls of every program. */
import type { LayerSummary } from '../../../contract/network';
import type { TargetKind } from '../../../contract/losses/loss-definition';
import { lossTargets } from '../../../contract/losses/registry';
import type { ModelDefinition } from '../../engine';
import { layerOperations } from '../layers/registry';
import type { PlannedLoss } from '../losses/loss';
import { planLoss } from '../losses/registry';
import { sampleWeightsTask } from '../losses/sample-weights';
import type { PlannedOperation } from '../operations/operation';
import type { OptimizerPlan } from '../optimizers/optimizer';
import { planOptimizer } from '../optimizers/registry';
import type { NetworkDraft } from '../passes/draft';
import { runPasses, type PassName } from '../passes/registry';
import { Arena } from './arena';
import { planClipping } from './clipping';
import { newParameter, type Parameter } from './parameter';
import { planPenalties } from './penalties';
import type { PlannedNetwork } from './planned-network';
import { planPreparation, type Preparation } from './preparation';
import { compactOutputs, planPrograms, type PlanProgram, type ProgramName } from './programs';
import { newMatrix, newPlace, type Place, type Tensor } from './tensor';
import { isUpdatedByOptimizer } from './updates';

export interface PlanOptions {
  readonly threads: number;
  readonly passes: readonly PassName[];
  /** For tests: of every piece of a program. */
  readonly workOfPiece?: number | undefined;
  /** The samples to be trained on are bytes of which few are not 0. */
  readonly hasSparseBytes: boolean;
}

export interface NetworkPlan {
  readonly byteLength: number;
  readonly parameters: readonly Parameter[];
  readonly optimizer: OptimizerPlan;
  readonly preparation: Preparation;
  readonly isSparse: boolean;
  /** float64 per sample. */
  readonly rowLoss: number;
  /** Address of what regularizers add to the mean loss, float64 for each weight that has one. */
  readonly penalties: { readonly address: number; readonly count: number };
  /** Address of the answers, `outputWidth` floats a sample, without padding. */
  readonly outputs: number;
  readonly outputWidth: number;
  readonly lossDivisor: number;
  readonly programs: ReadonlyMap<ProgramName, PlanProgram>;
}

/** `base`: where the arena begins; from another base the same plan comes out, moved. */
export function planNetwork(
  definition: ModelDefinition,
  layers: readonly LayerSummary[],
  options: PlanOptions,
  base: number,
): NetworkPlan {
  const arena = new Arena(base);
  const { inputShape, maxBatchSize } = definition;
  const optimizer = planOptimizer(definition.optimizer);
  const draft = draftNetwork(definition, layers, options, optimizer);
  const isSparse = draft.operations.some(({ kind }) => kind === 'sparseDense');
  const preparation = planPreparation(arena, inputShape, maxBatchSize, isSparse);
  const { operations, parameters, last } = planOperations(
    arena,
    definition,
    draft,
    preparation,
    optimizer,
  );
  const rowLoss = newPlace(arena, maxBatchSize * 8);
  const output = withGradient(arena, maxBatchSize, last);
  const losses = planLosses(arena, definition, draft, output, rowLoss);
  const loss = [...losses.values()][0];
  if (loss === undefined) throw new Error('A loss without targets');
  const compact = compactOutputs(arena, maxBatchSize, last.width, loss.outputs);
  const penalties = planPenalties(arena, parameters);
  const network: PlannedNetwork = {
    operations,
    losses,
    sampleWeights: sampleWeightsTask({ rowLoss, output }),
    parameters,
    optimizer,
    clipping: planClipping(arena, definition.optimizer, parameters.filter(isUpdatedByOptimizer)),
    preparation,
    rowLoss,
    penalties,
    compact,
  };
  return {
    byteLength: arena.end - base,
    parameters,
    optimizer,
    preparation,
    isSparse,
    rowLoss: rowLoss.origin.plus,
    penalties: { address: penalties.place.origin.plus, count: penalties.count },
    outputs: compact.place.origin.plus,
    outputWidth: last.width,
    lossDivisor: loss.divisor,
    programs: planPrograms(
      network,
      { parts: options.threads, rows: maxBatchSize, workOfPiece: options.workOfPiece },
      Math.min(maxBatchSize, definition.trainBatchSize ?? maxBatchSize),
    ),
  };
}

function draftNetwork(
  { inputShape, layers: configs, loss, maxBatchSize }: ModelDefinition,
  layers: readonly LayerSummary[],
  { passes, hasSparseBytes }: PlanOptions,
  { fusable }: OptimizerPlan,
): NetworkDraft {
  const operations = configs.flatMap((config, index) => {
    const layer = layers[index];
    if (layer === undefined) throw new Error('A layer without a summary');
    return layerOperations(config, { index, ...layer });
  });
  const draft: NetworkDraft = { operations, loss: { kind: loss.kind, includes: undefined } };
  const facts = { inputShape, fusableOptimizer: fusable?.kind, maxBatchSize, hasSparseBytes };
  return runPasses(draft, facts, passes);
}

function planOperations(
  arena: Arena,
  { maxBatchSize, seed }: ModelDefinition,
  draft: NetworkDraft,
  { input, sparseInput }: Preparation,
  optimizer: OptimizerPlan,
): { operations: readonly PlannedOperation[]; parameters: readonly Parameter[]; last: Tensor } {
  const parameters: Parameter[] = [];
  const context = {
    arena,
    maxBatchSize,
    seed,
    sparseInput,
    optimizer: optimizer.fusable,
    zeros: (byteLength: number): number => arena.allocate(byteLength).address,
    addParameter(request: Parameters<typeof newParameter>[2]): Parameter {
      const parameter = newParameter(arena, optimizer.slotNames.length, request);
      parameters.push(parameter);
      return parameter;
    },
  };
  const operations: PlannedOperation[] = [];
  let last = input;
  for (const operation of draft.operations) {
    const planned = operation.plan(context, last);
    operations.push(planned);
    last = planned.output;
  }
  return { operations, parameters, last };
}

/** A network that learns nothing still gets a place for the loss to write its derivative. */
function withGradient(arena: Arena, rows: number, last: Tensor): Tensor {
  if (last.gradient !== undefined) return last;
  return { ...last, gradient: newMatrix(arena, rows, last.width) };
}

function planLosses(
  arena: Arena,
  { loss, maxBatchSize }: ModelDefinition,
  draft: NetworkDraft,
  output: Tensor,
  rowLoss: Place,
): ReadonlyMap<TargetKind, PlannedLoss> {
  const { includes } = draft.loss;
  const answers = includes === undefined ? output : newMatrix(arena, maxBatchSize, output.width);
  const context = { arena, maxBatchSize, rowLoss, output, answers };
  return new Map(
    lossTargets(loss.kind).map((targets) => [
      targets,
      planLoss(loss, includes, { ...context, targets }),
    ]),
  );
}
