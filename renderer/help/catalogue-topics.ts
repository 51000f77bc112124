/** The pages that come from the contract's catalogue: one for each layer, optimizer, schedule, loss and metric; lists of what layers share. */
import { TRAINING_FIELDS } from '../../contract/experiment';
import type { FieldTable } from '../../contract/fields';
import { INITIALIZERS } from '../../contract/initializers/registry';
import { ACTIVATIONS } from '../../contract/layers/activation-names';
import { LAYER_GROUP_OF } from '../../contract/layers/groups';
import { LAYER_KINDS, layerDefinition } from '../../contract/layers/registry';
import type { TargetKind } from '../../contract/losses/loss-definition';
import { LOSS_KINDS, lossFields, lossTargets } from '../../contract/losses/registry';
import { METRIC_KINDS, METRICS, metricTargets } from '../../contract/metrics/registry';
import { OPTIMIZER_KINDS, optimizerFields } from '../../contract/optimizers/registry';
import { REGULARIZERS } from '../../contract/regularizers/registry';
import { SCHEDULE_KINDS, scheduleFields } from '../../contract/schedules/registry';
import { catalogue, t, type TextKey } from '../../contract/text/text';
import { argumentBlocks, defaultText, kerasName } from './argument-table';
import { code, paragraph, text, type Block } from './blocks';
import type { Topic } from './topics';
import { topicId } from './topic-id';

export function catalogueTopics(): readonly Topic[] {
  return [
    ...layerTopics(),
    ...optimizerTopics(),
    ...scheduleTopics(),
    ...lossTopics(),
    ...metricTopics(),
    runTopic(),
    listTopic('activation', Object.fromEntries(ACTIVATIONS.map((name) => [name, {}]))),
    listTopic('initializer', INITIALIZERS),
    listTopic('regularizer', REGULARIZERS),
  ];
}

function inKeras(name: string): Block {
  return paragraph(text(`${t('help.keras')} `), code(name));
}

function layerTopics(): readonly Topic[] {
  return LAYER_KINDS.map((kind) => ({
    id: topicId('layer', kind),
    group: 'layers',
    title: kind,
    blocks: [
      paragraph(text(catalogue().layers[kind].help)),
      paragraph(
        text(t('help.family', { family: t('layers.group', { group: LAYER_GROUP_OF[kind] }) })),
      ),
      inKeras(`keras.layers.${kind}`),
      ...argumentBlocks(layerDefinition(kind).fields),
    ],
  }));
}

function optimizerTopics(): readonly Topic[] {
  return OPTIMIZER_KINDS.map((kind) => ({
    id: topicId('optimizer', kind),
    group: 'optimizers',
    title: kind,
    blocks: [
      paragraph(text(catalogue().optimizers[kind].help)),
      inKeras(`keras.optimizers.${kind}`),
      ...argumentBlocks(optimizerFields(kind)),
    ],
  }));
}

function scheduleTopics(): readonly Topic[] {
  return SCHEDULE_KINDS.map((kind) => ({
    id: topicId('schedule', kind),
    group: 'schedules',
    title: kind,
    blocks: [
      paragraph(text(catalogue().schedules[kind].help)),
      ...(kind === 'Constant' ? [] : [inKeras(`keras.optimizers.schedules.${kind}`)]),
      ...argumentBlocks(scheduleFields(kind)),
    ],
  }));
}

function targetsLine(targets: readonly TargetKind[]): Block {
  return paragraph(
    text(t('help.targets', { targets: targets.length > 1 ? 'both' : (targets[0] ?? 'both') })),
  );
}

function lossTopics(): readonly Topic[] {
  return LOSS_KINDS.map((kind) => ({
    id: topicId('loss', kind),
    group: 'losses',
    title: kind,
    blocks: [
      paragraph(text(catalogue().losses[kind].help)),
      targetsLine(lossTargets(kind)),
      inKeras(`keras.losses.${kind}`),
      ...argumentBlocks(lossFields(kind)),
    ],
  }));
}

function metricTopics(): readonly Topic[] {
  return METRIC_KINDS.map((kind) => ({
    id: topicId('metric', kind),
    group: 'metrics',
    title: catalogue().metrics[kind].label,
    blocks: [
      paragraph(text(catalogue().metrics[kind].help)),
      targetsLine(metricTargets(kind)),
      paragraph(
        text(t('help.better', { direction: METRICS[kind].lowerIsBetter ? 'lower' : 'higher' })),
      ),
      inKeras(kind),
    ],
  }));
}

function runTopic(): Topic {
  return {
    id: topicId('training', 'run'),
    group: 'training',
    title: t('help.run'),
    blocks: argumentBlocks(TRAINING_FIELDS),
  };
}

/** All of one sort on one page: they are short, and chosen by comparing. */
function listTopic(
  sort: 'activation' | 'initializer' | 'regularizer',
  kinds: Readonly<Record<string, FieldTable>>,
): Topic {
  const rows = Object.entries(kinds).map(([kind, fields]) => [
    [code(kind)],
    [text(t(`help.${sort}.${kind}` as TextKey))],
    argumentsText(fields).map(code),
  ]);
  const head = [t('help.name'), t('help.meaning'), t('help.arguments')].map((word) => [text(word)]);
  const hasArguments = rows.some((row) => (row[2]?.length ?? 0) > 0);
  const columns = hasArguments ? 3 : 2;
  return {
    id: topicId('weights', sort),
    group: 'weights',
    title: t(`help.${sort}s`),
    blocks: [
      paragraph(text(t(`help.${sort}sLead`))),
      {
        type: 'table',
        head: head.slice(0, columns),
        rows: rows.map((row) => row.slice(0, columns)),
      },
    ],
  };
}

function argumentsText(fields: FieldTable): readonly string[] {
  const all = Object.entries(fields).map(
    ([key, field]) => `${kerasName(key)}=${defaultText(field)}`,
  );
  return all.length === 0 ? [] : [all.join(', ')];
}
