/** A contender at work in a process of its own: it waits, doing nothing, until it is its turn. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Contender } from './contenders';
import type { Work } from './works';

interface Reply {
  readonly ready?: string;
  readonly seconds?: number;
}

export class ContenderProcess {
  readonly contender: Contender;
  /** Name and version, and how it is run, in its own words. */
  what = '';
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #lines: Interface;
  readonly #replies: AsyncIterator<string>;
  #complaint = '';

  private constructor(contender: Contender, work: Work) {
    const [program, ...args] = contender.command;
    this.contender = contender;
    this.#child = spawn(program, [...args, JSON.stringify(work)], { stdio: 'pipe' });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#complaint = (this.#complaint + text).slice(-2000);
    });
    this.#child.on('error', ({ message }) => (this.#complaint += message));
    this.#child.stdin.on('error', () => undefined);
    this.#lines = createInterface({ input: this.#child.stdout });
    this.#replies = this.#lines[Symbol.asyncIterator]();
  }

  /** Resolves when it has warmed up; rejects, with its last words, when it cannot do the work. */
  static async start(contender: Contender, work: Work): Promise<ContenderProcess> {
    const started = new ContenderProcess(contender, work);
    started.what = (await started.#reply()).ready ?? '';
    return started;
  }

  /** Seconds, as it measured them itself. */
  async takeTurn(): Promise<number> {
    this.#child.stdin.write('\n');
    return (await this.#reply()).seconds ?? NaN;
  }

  end(): void {
    this.#child.kill('SIGKILL');
    this.#lines.close();
  }

  async #reply(): Promise<Reply> {
    for (;;) {
      const next = await this.#replies.next();
      if (next.done === true) throw new Error(lastLine(this.#complaint));
      if (next.value.startsWith('{')) return JSON.parse(next.value) as Reply;
    }
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? 'it ended without a word';
}
