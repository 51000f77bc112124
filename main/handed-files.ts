/** The experiment files that the system hands over: which of a start's words are such files, and keeping one until the page can show it. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXPERIMENT_FILE } from '../contract/experiment-file';

/** Absolute paths of the experiment files among the words of a command line, given as paths or, as some desktops do, as file addresses. */
export function experimentFilesIn(words: readonly string[], folder: string): readonly string[] {
  return words
    .filter((word) => !word.startsWith('-'))
    .map((word) => (/^file:/i.test(word) ? pathOf(word) : word))
    .filter((word) => word.toLowerCase().endsWith(`.${EXPERIMENT_FILE.extension}`))
    .map((word) => resolve(folder, word));
}

/** What another start is given after this one: the same words, without the files this one was handed, and with that one. */
export function argumentsAgain(
  words: readonly string[],
  file: string | undefined,
): readonly string[] {
  const kept = words.slice(1).filter((word) => experimentFilesIn([word], '/').length === 0);
  return file === undefined ? kept : [...kept, file];
}

function pathOf(address: string): string {
  try {
    return fileURLToPath(address);
  } catch {
    return '';
  }
}

/** One file at a time: there is one form, so the file that came last counts. */
export class HandedFiles<T> {
  readonly #read: (path: string) => Promise<T>;
  readonly #show: (content: T) => void;
  #waiting: string | undefined;
  #isListening = false;

  /** `show`: to a page that listens. */
  constructor(read: (path: string) => Promise<T>, show: (content: T) => void) {
    this.#read = read;
    this.#show = show;
  }

  give(path: string): void {
    this.#waiting = path;
    if (this.#isListening) void this.#open();
  }

  /** Whether the page listens from now on: one that is loading, has died or tells of a crash does not. */
  listens(isListening: boolean): void {
    this.#isListening = isListening;
    if (isListening) void this.#open();
  }

  /** What is read while the page goes away waits for the next. */
  async #open(): Promise<void> {
    const path = this.#waiting;
    if (path === undefined) return;
    const content = await this.#read(path);
    if (!this.#isListening || this.#waiting !== path) return;
    this.#waiting = undefined;
    this.#show(content);
  }
}
