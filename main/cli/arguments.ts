/** Reads the command line into what is to be done; says what is wrong in one sentence. Touches no file. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ENGINE_FIELDS } from '../../contract/experiment';
import { PRESET_IDS, type PresetId } from '../../contract/presets';
import { t } from '../../contract/text/text';

export interface TrainArguments {
  readonly isHelp: boolean;
  readonly isJson: boolean;
  readonly preset: PresetId;
  /** A file that takes the preset's place. */
  readonly experiment: string | undefined;
  readonly out: string | undefined;
  readonly overrides: Overrides;
}

/** Settings of the experiment given on the command line; their ranges are checked with the experiment. */
export interface Overrides {
  readonly epochs: number | undefined;
  readonly batchSize: number | undefined;
  readonly seed: number | undefined;
  readonly threads: number | undefined;
  readonly engine: string | undefined;
  readonly precision: string | undefined;
}

export type Parsed =
  | { readonly ok: true; readonly value: TrainArguments }
  | { readonly ok: false; readonly problem: string };

const OPTIONS = {
  preset: { type: 'string' },
  experiment: { type: 'string' },
  epochs: { type: 'string' },
  'batch-size': { type: 'string' },
  seed: { type: 'string' },
  engine: { type: 'string' },
  threads: { type: 'string' },
  precision: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options'];

const NUMBER_OPTIONS = ['epochs', 'batch-size', 'seed', 'threads'] as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

export function readArguments(words: readonly string[]): Parsed {
  try {
    return checkedArguments(parseArgs({ args: [...words], options: OPTIONS, strict: true }).values);
  } catch (error) {
    // What parseArgs throws is already the sentence for the user.
    if (!(error instanceof TypeError)) throw error;
    return { ok: false, problem: error.message };
  }
}

function checkedArguments(values: Values): Parsed {
  const { preset = 'tutorial', experiment, out, json = false, help = false } = values;
  if (values.preset !== undefined && experiment !== undefined) {
    return { ok: false, problem: t('cli.presetOrExperiment') };
  }
  if (!isPreset(preset)) {
    return {
      ok: false,
      problem: t('cli.unknownPreset', { preset, presets: PRESET_IDS.join(', ') }),
    };
  }
  const wrong = NUMBER_OPTIONS.find((option) => !/^\d{1,15}$/.test(values[option] ?? '0'));
  if (wrong !== undefined) {
    const problem = t('cli.notANumber', { option: `--${wrong}`, value: values[wrong] ?? '' });
    return { ok: false, problem };
  }
  const overrides = readOverrides(values);
  return { ok: true, value: { isHelp: help, isJson: json, preset, experiment, out, overrides } };
}

function readOverrides(values: Values): Overrides {
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  return {
    epochs: number(values.epochs),
    batchSize: number(values['batch-size']),
    seed: number(values.seed),
    threads: number(values.threads),
    engine: values.engine,
    precision: values.precision,
  };
}

function isPreset(name: string): name is PresetId {
  return (PRESET_IDS as readonly string[]).includes(name);
}

export function helpText(defaultOut: string): string {
  return t('cli.help', {
    presets: PRESET_IDS.join(', '),
    engines: ENGINE_FIELDS.kind.options.join(', '),
    precisions: ENGINE_FIELDS.precision.options.join(', '),
    out: defaultOut,
  });
}
