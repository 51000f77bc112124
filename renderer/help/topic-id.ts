/** How a page of the help is named, and which page belongs to a field of the form. Pure. */
import type { ExperimentConfig } from '../../contract/experiment';
import type { FieldPath } from '../state/field-values';

type Sort =
  'guide' | 'layer' | 'optimizer' | 'schedule' | 'loss' | 'metric' | 'training' | 'weights';

export function topicId(sort: Sort, name: string): string {
  return `${sort}-${name}`;
}

/** The page about what stands at a place of the experiment; undefined where none is about it. */
export function topicOfField(
  { layers, optimizer, schedule, loss }: ExperimentConfig,
  [part, index]: FieldPath,
): string | undefined {
  switch (part) {
    case 'layers': {
      const layer = layers[Number(index)];
      return layer && topicId('layer', layer.kind);
    }
    case 'optimizer':
      return topicId('optimizer', optimizer.kind);
    case 'schedule':
      return topicId('schedule', schedule.kind);
    case 'loss':
      return topicId('loss', loss.kind);
    case 'metrics':
      return topicId('metric', 'accuracy');
    case 'training':
      return topicId('training', 'run');
    case 'engine':
      return topicId('guide', 'engines');
    default:
      return undefined;
  }
}
