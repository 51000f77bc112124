/** Every English text a user sees, in ICU MessageFormat. Another language is another object of the type `Catalogue`. */
import { enChartTables } from './en-chart-tables';
import { enCommands } from './en-commands';
import { enCrash } from './en-crash';
import { enEnginePackErrors } from './en-engine-packs';
import { enFileErrors } from './en-files';
import { enImageFields } from './en-image-fields';
import { enKinds } from './en-kinds';
import { enLayerFields } from './en-layer-fields';
import { enMannersText } from './en-manners';
import { enOptimizerFields } from './en-optimizer-fields';
import { enPanels } from './en-panels';
import { enText } from './en-text';
import { enTrainingFields } from './en-training-fields';
import type { Texts } from './texts';

export const en = {
  /** Shown by the form generated from the contract's fields. */
  fields: { ...enTrainingFields, ...enOptimizerFields, ...enLayerFields, ...enImageFields },
  ...enKinds,
  errors: {
    invalidConfig: {
      title: 'This experiment cannot be trained yet',
      hint: 'Mend the marked fields.',
    },
    invalidRequest: { title: 'The request was refused', hint: 'Reload the window and try again.' },
    illegalCommand: {
      title: 'That is not possible right now',
      hint: 'Wait for the run to reach that state.',
    },
    startStopped: {
      title: 'The run was stopped before it began',
      hint: 'Press Train to start it again.',
    },
    dataMissing: {
      title: 'The data cannot be found',
      hint: 'Install Epoch Lab again to restore its data files.',
    },
    dataCorrupt: {
      title: 'The data is damaged',
      hint: 'Install Epoch Lab again to restore its data files.',
    },
    runDamaged: {
      title: 'This run cannot go on',
      hint: 'Its folder was left as it is. Press Train to begin a new run.',
    },
    diverged: { title: 'The loss is no longer a number', hint: 'Try a smaller learning rate.' },
    outOfMemory: {
      title: 'Not enough memory',
      hint: 'Use fewer units, fewer layers or a smaller batch.',
    },
    engineUnavailable: { title: 'The engine cannot be used', hint: 'Choose another engine.' },
    engineFailed: {
      title: 'The engine stopped working',
      hint: 'Continue from the last checkpoint on the built-in engine.',
    },
    unsupported: { title: 'This engine cannot do that', hint: 'Choose another engine or layer.' },
    notWritable: {
      title: 'The run could not be saved',
      hint: 'Free some space or check the folder’s permissions.',
    },
    noModel: { title: 'There is no trained model yet', hint: 'Press Train first.' },
    trainerCrashed: {
      title: 'The training process stopped unexpectedly',
      hint: 'Continue from the last checkpoint, or train again.',
    },
    ...enEnginePackErrors,
    ...enFileErrors,
    unexpected: {
      title: 'Something went wrong inside Epoch Lab',
      hint: 'The log has the details; nothing was sent.',
    },
  },
  text: {
    ...enText,
    ...enPanels,
    ...enChartTables,
    ...enCommands,
    ...enCrash,
    ...enMannersText,
  },
} as const;

export type Catalogue = Texts<typeof en>;
