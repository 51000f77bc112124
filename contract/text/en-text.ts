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
  'problem.needsVector': '{layer} needs a vector, but gets {shape}. Add a Flatten layer before it.',
  'problem.outputClasses':
    'The last layer gives {shape}, but there are {classes} classes. End with Dense({classes}, softmax).',
  'problem.lossTargets': 'This loss does not fit the dataset’s targets. Choose another loss.',
  'problem.nothingToTrain': 'No sample is left to train on. Lower the validation split.',
  'problem.classWeight':
    'There {length, plural, one {is # class weight} other {are # class weights}} for {classes, plural, =0 {a dataset without classes} one {# class} other {# classes}}. {classes, plural, =0 {Leave them empty} other {Give one weight for each class, or none}}.',
  'problem.metricTargets': 'The metric {metric} does not fit the dataset’s targets. Leave it out.',
  'problem.outputValues':
    'The last layer gives {shape}, but the dataset’s targets are {expected}. End with Dense({expected}).',

  'preset.regression': 'Fuel consumption of cars',
} as const;
