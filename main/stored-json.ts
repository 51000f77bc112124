/** One small JSON file of the app's own: read with a schema, written atomically; a damaged file is kept aside, never a crash. */
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import type { Log } from './log';
import { atomicWrite } from './runs/atomic-write';

const MAX_BYTES = 1024 * 1024;

export class StoredJson<T> {
  readonly #path: string;
  readonly #schema: v.GenericSchema<unknown, T>;
  readonly #log: Log;
  #writing: Promise<void> = Promise.resolve();

  constructor(path: string, schema: v.GenericSchema<unknown, T>, log: Log) {
    this.#path = path;
    this.#schema = schema;
    this.#log = log;
  }

  /** What is stored; undefined when there is nothing. A file that does not fit is renamed to `.bak` and counts as nothing. */
  read(): T | undefined {
    let text: string;
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch {
      return undefined;
    }
    const value = text.length > MAX_BYTES ? undefined : parsed(text);
    const checked = v.safeParse(this.#schema, value);
    if (checked.success) return checked.output;
    this.#keepAside();
    return undefined;
  }

  /** Writes after what is being written; a failure is logged, since no setting is worth more than that. */
  write(value: T): void {
    this.#writing = this.#writing.then(() => this.#write(value));
  }

  /** Resolves when all that was asked for is written. */
  settled(): Promise<void> {
    return this.#writing;
  }

  async #write(value: T): Promise<void> {
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      await atomicWrite(this.#path, `${JSON.stringify(value, null, 2)}\n`);
    } catch (error) {
      this.#log(`could not write ${this.#path}: ${String(error)}`);
    }
  }

  #keepAside(): void {
    this.#log(`damaged, kept as .bak: ${this.#path}`);
    try {
      renameSync(this.#path, `${this.#path}.bak`);
    } catch (error) {
      this.#log(`could not rename ${this.#path}: ${String(error)}`);
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
