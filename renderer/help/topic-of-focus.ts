/** The page of the help about the field that has the focus. */
import type { Lab } from '../state/lab';
import { topicOfField } from './topic-id';

/** A field's control is named for its place: `field-layers-1-units`. */
const FIELD = /^field-([a-z]+)(?:-(\d+))?/;

export function topicOfFocus({ experiment, navigation }: Lab): string | undefined {
  if (navigation.screen === 'evaluate' || navigation.screen === 'help') return undefined;
  const [, part, index] = FIELD.exec(document.activeElement?.id ?? '') ?? [];
  if (part === undefined) return undefined;
  return topicOfField(experiment.config, index === undefined ? [part] : [part, Number(index)]);
}
