/** The experiment files opened or saved last, newest first: a list of paths that never leaves main. The system's own list is told too. */
import { isAbsolute } from 'node:path';
import * as v from 'valibot';
import type { Log } from './log';
import { StoredJson } from './stored-json';

const MAX_FILES = 10;

const recentFilesSchema = v.pipe(
  v.array(v.pipe(v.string(), v.maxLength(32_768), v.check(isAbsolute))),
  v.maxLength(MAX_FILES),
);

export interface RecentFilesParts {
  readonly path: string;
  readonly log: Log;
  /** The list of recent documents that some systems keep themselves. */
  readonly system: { add(path: string): void; clear(): void };
  readonly onChange: () => void;
}

export class RecentFiles {
  readonly #file: StoredJson<string[]>;
  readonly #parts: RecentFilesParts;
  #paths: readonly string[];

  constructor(parts: RecentFilesParts) {
    this.#parts = parts;
    this.#file = new StoredJson<string[]>(parts.path, recentFilesSchema, parts.log);
    this.#paths = this.#file.read() ?? [];
  }

  get paths(): readonly string[] {
    return this.#paths;
  }

  add(path: string): void {
    this.#parts.system.add(path);
    this.#set([path, ...this.#without(path)].slice(0, MAX_FILES));
  }

  /** For a file that is there no more. */
  remove(path: string): void {
    this.#set(this.#without(path));
  }

  clear(): void {
    this.#parts.system.clear();
    this.#set([]);
  }

  settled(): Promise<void> {
    return this.#file.settled();
  }

  #without(path: string): readonly string[] {
    return this.#paths.filter((other) => other !== path);
  }

  #set(paths: readonly string[]): void {
    this.#paths = paths;
    this.#file.write([...paths]);
    this.#parts.onChange();
  }
}
