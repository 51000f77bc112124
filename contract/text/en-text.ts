/** The English messages read by `t()`, by the place where they are shown. */
import { enEngineText } from './en-engine-text';
import { enLabText } from './en-lab-text';
import { enMainText } from './en-main-text';

export const enText = {
  ...enEngineText,
  ...enLabText,
  ...enMainText,

  'app.name': 'Epoch Lab',

  'preset.tutorial': 'Handwritten digits, first network',

  'problem.number': 'Enter a number.',
  'problem.int': 'Enter a whole number from {min} to {max}.',
  'problem.real':
    'Enter a number {minSign, select, above {above} other {from}} {min} {maxSign, select, below {and below} other {and up to}} {max}.',
  'problem.choice': 'Choose one of: {options}.',
  'problem.numbers':
    'Enter {count} {kind, select, whole {whole numbers} other {numbers}} from {min} to {max}.',
  'problem.toggle': 'Choose on or off.',
  'problem.unknownKey': 'Unknown entry “{key}”: remove it.',
  'problem.missing': 'The entry “{key}” is missing: add it.',
  'problem.invalid': 'Expected {expected}, but got {received}.',
  'problem.outputClasses':
    'The last layer gives {shape}, but there are {classes} classes. End with Dense({classes}, softmax).',
  'problem.lossTargets': 'This loss does not fit the dataset’s targets. Choose another loss.',
  'problem.nothingToTrain': 'No sample is left to train on. Lower the validation split.',
  'problem.needsSequence':
    '{layer} needs a sequence of steps × features, but gets {shape}. Give it one: a recurrent layer before it must return sequences.',
  'problem.needsSteps':
    '{layer} needs a sequence of two or more axes, but gets {shape}. Use a Dense layer without it.',
  'problem.outputAxes':
    'The last layer gives {shape}, but there are {classes} classes. Add a Flatten layer before the last Dense({classes}, softmax).',
} as const;
