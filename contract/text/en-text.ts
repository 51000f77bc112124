/** The English messages read by `t()`, by the place where they are shown. */
import { enEnginePackText } from './en-engine-packs';
import { enEngineText } from './en-engine-text';
import { enFileText } from './en-files';
import { enHelp } from './en-help';
import { enLabText } from './en-lab-text';
import { enMainText } from './en-main-text';
import { enSettings } from './en-settings';
import { enTour } from './en-tour';

export const enText = {
  ...enEngineText,
  ...enEnginePackText,
  ...enFileText,
  ...enLabText,
  ...enHelp,
  ...enMainText,
  ...enSettings,
  ...enTour,

  'app.name': 'Epoch Lab',
  'preset.tutorial': 'Handwritten digits, first network',
  'preset.deep': 'Handwritten digits, deep network',
  'preset.lstm': 'Handwritten digits, LSTM over rows',
  'preset.gru': 'Handwritten digits, GRU over rows',
  'preset.simpleRnn': 'Handwritten digits, SimpleRNN over rows',
  'problem.number': 'Enter a number.',
  'problem.int': 'Enter a whole number from {min} to {max}.',
  'problem.real':
    'Enter a number {minSign, select, above {above} other {from}} {min} {maxSign, select, below {and below} other {and up to}} {max}.',
  'problem.choice': 'Choose one of: {options}.',
  'problem.numbers':
    'Enter {fewest, select, same {{most}} other {{fewest} to {most}}} {kind, select, whole {whole numbers} other {numbers}} from {min} to {max}.',
  'problem.toggle': 'Choose on or off.',
  'problem.unknownKey': 'Unknown entry “{key}”: remove it.',
  'problem.missing': 'The entry “{key}” is missing: add it.',
  'problem.invalid': 'Expected {expected}, but got {received}.',
  'problem.form':
    "{form, select, string {a text in quotes} number {a number} boolean {true or false} Object {braces '{'…'}'} Array {a list […]} other {{form}}}",
  'problem.length':
    '{rule, select, min_length {Too short: at least} other {Too long: at most}} {limit}.',
  'problem.outputClasses':
    'The last layer gives {shape}, but there are {classes} classes. End with Dense({classes}, softmax).',
  'problem.lossTargets': 'This loss does not fit the dataset’s targets. Choose another loss.',
  'problem.nothingToTrain': 'No sample is left to train on. Lower the validation split.',
  'problem.needsImage':
    '{layer} needs an image of height × width × channels, but gets {shape}. {mend, select, reshape {Add Reshape({target}) before it.} other {Move it to where the image still has its shape.}}',
  'problem.needsSteps':
    '{layer} needs steps × channels, but gets {shape}. {mend, select, reshape {Add Reshape({target}) before it.} other {Move it to where the steps still are.}}',
  'problem.windowTooLarge':
    'The window of {layer} reaches over {window}, but its input is only {shape}. Make the window smaller or choose padding “same”.',
  'problem.stridesAndDilation':
    '{layer} cannot have strides and a dilation rate above 1 together. Set one of them to 1.',
  'problem.groupsOfChannels':
    '{channels} input channels cannot be split into {groups} equal groups. Choose a number of groups that divides {channels}.',
  'problem.groupsOfFilters':
    '{filters} filters cannot be split into {groups} equal groups. Choose a number of filters that is a multiple of {groups}.',
  'problem.choices': 'Choose any of {options}, each once.',
  'problem.paddingCount':
    'ZeroPadding2D takes 1, 2 or 4 numbers, not {count}: all round; height, width; or top, bottom, left, right.',
  'problem.oneClipping':
    'Only one of clipnorm, clipvalue and global clipnorm can be used. Set the others to 0.',
  'problem.boundariesOrder': 'Enter the boundaries in rising order.',
  'problem.scheduleValues':
    'Enter {count} values: one more than there are boundaries, the first counting up to the first boundary.',
  'problem.classWeight':
    'There {length, plural, one {is # class weight} other {are # class weights}} for {classes, plural, =0 {a dataset without classes} one {# class} other {# classes}}. {classes, plural, =0 {Leave them empty} other {Give one weight for each class, or none}}.',
  'problem.needsChannels':
    '{layer} needs an image with channels (height × width × channels), but gets {shape}. Add a Reshape layer before it.',
  'problem.reshape':
    '{from} has {size} numbers, which do not fit {to}. Choose axes whose product is {size}; one of them may be -1.',
  'problem.needsSequence':
    '{layer} needs a sequence of steps × features, but gets {shape}. Give it one: a recurrent layer before it must return sequences.',
  'problem.outputAxes':
    'The last layer gives {shape}, but there are {classes} classes. Add a Flatten layer before the last Dense({classes}, softmax).',
  'problem.metricTargets': 'The metric {metric} does not fit the dataset’s targets. Leave it out.',
  'problem.outputValues':
    'The last layer gives {shape}, but the dataset’s targets are {expected}. End with Dense({expected}).',
  'preset.regression': 'Fuel consumption of cars',
  'preset.cnn': 'Handwritten digits, convolutional network',
  'problem.memoryOfWeights':
    'This network needs about {need, number, ::.0} GB to train, but an engine can hold {limit, number} GB. Use fewer units or filters here, or fewer layers.',
  'problem.memoryOfBatch':
    'A batch of this network needs about {need, number, ::.0} GB, but an engine can hold {limit, number} GB. Use a smaller batch.',
} as const;
