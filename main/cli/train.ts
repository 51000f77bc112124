/** Entry of `npm run train`: trains in the terminal with the app's own training service. Results on standard output, troubles beside it. */
import process from 'node:process';
import { resolve } from 'node:path';
import type { EngineConfig } from '../../contract/experiment';
import { speakAsWished } from '../../contract/text/languages';
import { t } from '../../contract/text/text';
import { packsFolderIn } from '../engine-packs/pack-places';
import { APP_VERSION } from '../places/app-version';
import { bundledFolders } from '../places/bundled-folders';
import { runsFolderIn, userDataFolder } from '../places/user-data-folder';
import { helpText, readArguments, type TrainArguments } from './arguments';
import { chooseExperiment } from './choose-experiment';
import { EXIT_CODES, type ExitCode } from './exit-codes';
import { JsonReport } from './report';
import { restartForPack } from './restart-for-pack';
import { runTraining } from './run-training';
import { TextReport } from './text-report';

const print = (text: string): void => void process.stdout.write(text);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

async function main(words: readonly string[]): Promise<ExitCode> {
  const defaultOut = runsFolderIn(userDataFolder());
  const read = readArguments(words);
  if (!read.ok) return refuse(read.problem);
  if (read.value.isHelp) {
    print(`${helpText(defaultOut)}\n`);
    return EXIT_CODES.finished;
  }
  const chosen = await chooseExperiment(read.value);
  if (!chosen.ok) return refuse(chosen.problem);
  const { data, kernels, threadScript, enginePacks } = bundledFolders(__dirname);
  const packsFolder = packsFolderIn(userDataFolder());
  if (mayUseTensorflow(chosen.config.engine)) {
    const restarted = await restartForPack(packsFolder);
    if (restarted !== undefined) return restarted;
  }
  return runTraining({
    config: chosen.config,
    settings: {
      appVersion: APP_VERSION,
      dataFolder: data,
      kernelsFolder: kernels,
      threadScript,
      tensorflow: { packsFolder, backendScript: enginePacks.backendScript },
      runsFolder: resolve(read.value.out ?? defaultOut),
    },
    report: reportFor(read.value),
    onBug: (error) =>
      complain(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    stopped: interruption(),
  });
}

function mayUseTensorflow({ kind }: EngineConfig): boolean {
  return kind === 'tensorflow' || kind === 'auto';
}

function reportFor({ isJson }: TrainArguments) {
  return isJson ? new JsonReport(print) : new TextReport(print, process.stdout.isTTY);
}

function refuse(problem: string): ExitCode {
  complain(t('cli.badArguments', { problem }));
  return EXIT_CODES.badArguments;
}

/** The first Ctrl-C stops and saves, the second ends at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => {
    complain(t('cli.stopping'));
    controller.abort();
    process.once('SIGINT', () => process.exit(EXIT_CODES.interrupted));
  });
  return controller.signal;
}

speakAsWished(process.env);
void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
