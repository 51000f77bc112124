/** TensorFlow's GPU libraries are found only by a variable that is set before a process begins: this starts the command again with it. */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { choosePack } from '../engine-packs/choose-pack';
import { EXIT_CODES, type ExitCode } from './exit-codes';
import { tensorflowEnvironment } from '../engine-packs/tensorflow-environment';

/** The exit code of the new process; undefined when this one has all that the installed pack needs. */
export function restartForPack(packsFolder: string): Promise<ExitCode> | undefined {
  const pack = choosePack(packsFolder);
  if (pack?.id !== 'tensorflow-gpu') return undefined;
  const environment = tensorflowEnvironment(pack.folder);
  const path = environment['LD_LIBRARY_PATH'];
  if (path === undefined || process.env['LD_LIBRARY_PATH']?.includes(path) === true) {
    return undefined;
  }
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, process.argv.slice(1), {
      env: { ...process.env, ...environment },
      stdio: 'inherit',
    });
    // The terminal sends Ctrl-C to both: the new process saves, this one waits for it.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('close', (code) => {
      const known = Object.values(EXIT_CODES).find((exitCode) => exitCode === code);
      resolve(known ?? EXIT_CODES.failed);
    });
  });
}
