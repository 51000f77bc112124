/** A running training process as the host sees it, and how Electron makes one. The child gets an environment from a list, not ours. */
import { utilityProcess } from 'electron';

export interface TrainerProcess {
  send(message: unknown): void;
  kill(): void;
}

export interface TrainerListener {
  onMessage(message: unknown): void;
  /** Text the process wrote, for the log. */
  onOutput(text: string): void;
  onExit(code: number): void;
}

export type ForkTrainer = (listener: TrainerListener) => TrainerProcess;

/** What programs need to run at all; nothing that could change what Node or a library loads. */
const ALLOWED_VARIABLES = [
  'PATH',
  'HOME',
  'USER',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'TMP',
  'TEMP',
  'SystemRoot',
  'windir',
  'APPDATA',
  'LOCALAPPDATA',
  'USERPROFILE',
  'NUMBER_OF_PROCESSORS',
];

export function allowedEnvironment(source: NodeJS.ProcessEnv): Record<string, string> {
  const pairs = ALLOWED_VARIABLES.map((name) => [name, source[name]] as const);
  return Object.fromEntries(
    pairs.filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

/** Electron 25 tells of the exit only; newer versions also say before it where V8 gave up. */
function onFatalError(child: object, tell: (text: string) => void): void {
  const events = child as {
    on(event: 'error', listener: (type: string, location: string) => void): unknown;
  };
  events.on('error', (type, location) => tell(`${type} ${location}`));
}

/** Forks `script` as a utility process of Electron. `moreVariables` is asked at each fork: an engine may have been installed since the last. */
export function forkTrainer(
  script: string,
  moreVariables: () => Readonly<Record<string, string>> = () => ({}),
): ForkTrainer {
  return (listener) => {
    const child = utilityProcess.fork(script, [], {
      serviceName: 'Epoch Lab training',
      env: { ...allowedEnvironment(process.env), ...moreVariables() },
      stdio: 'pipe',
    });
    child.on('message', (message: unknown) => listener.onMessage(message));
    onFatalError(child, (text) => listener.onOutput(text));
    child.on('exit', (code) => listener.onExit(code));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (bytes: Buffer) => listener.onOutput(bytes.toString('utf8')));
    }
    return {
      send: (message) => child.postMessage(message),
      kill: () => void child.kill(),
    };
  };
}
