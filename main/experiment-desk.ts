/** Opens and saves experiment files. Paths stay here: the window sees a file's name. What is in a file the training process reads. */
import { basename } from 'node:path';
import { failure, success, type Result } from '../contract/errors';
import type { ExperimentConfig } from '../contract/experiment';
import { experimentFileText } from '../contract/experiment-file-text';
import type { CommandInput, CommandOutput } from '../contract/ipc/api';
import { t } from '../contract/text/text';
import { experimentFileName } from './experiment-file-name';
import type { RecentFiles } from './recent-files';
import { atomicWrite } from './runs/atomic-write';

export type OpenedExperiment = NonNullable<CommandOutput<'experiment:open'>>;

/** A file in a folder, or the text of one that only the window has seen. */
export type ExperimentSource = { readonly path: string } | CommandInput<'experiment:read'>;

/** Each gives a path, or undefined when the user has thought better of it. */
export interface ExperimentDialogs {
  readonly fileToOpen: () => Promise<string | undefined>;
  readonly fileToSave: (name: string) => Promise<string | undefined>;
}

export interface ExperimentDeskParts {
  readonly dialogs: ExperimentDialogs;
  readonly read: (source: ExperimentSource) => Promise<Result<ExperimentConfig>>;
  readonly recent: Pick<RecentFiles, 'add' | 'remove' | 'paths'>;
}

export class ExperimentDesk {
  readonly #parts: ExperimentDeskParts;
  #isAsking = false;

  constructor(parts: ExperimentDeskParts) {
    this.#parts = parts;
  }

  async open(): Promise<Result<OpenedExperiment | null>> {
    const path = await this.#ask(() => this.#parts.dialogs.fileToOpen());
    return path === undefined ? success(null) : this.openFile(path);
  }

  async openFile(path: string): Promise<Result<OpenedExperiment>> {
    const { read, recent } = this.#parts;
    const opened = await read({ path });
    const file = basename(path);
    if (opened.ok) {
      recent.add(path);
      return success({ file, config: opened.value });
    }
    const { code, detail } = opened.error;
    if (code !== 'fileUnreadable' || detail !== 'ENOENT' || !recent.paths.includes(path))
      return opened;
    recent.remove(path);
    return failure(code, t('files.gone', { file }), detail);
  }

  async openText(source: CommandInput<'experiment:read'>): Promise<Result<OpenedExperiment>> {
    const opened = await this.#parts.read(source);
    return opened.ok ? success({ file: source.file, config: opened.value }) : opened;
  }

  async save(config: ExperimentConfig): Promise<Result<CommandOutput<'experiment:save'>>> {
    const path = await this.#ask(() =>
      this.#parts.dialogs.fileToSave(experimentFileName(config.name)),
    );
    if (path === undefined) return success(null);
    const file = basename(path);
    try {
      await atomicWrite(path, experimentFileText(config));
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      return failure('fileNotSaved', t('files.notSaved', { file, reason: code }), code);
    }
    this.#parts.recent.add(path);
    return success({ file });
  }

  /** One dialog at a time: whoever asks meanwhile is told that nothing was chosen. */
  async #ask(dialog: () => Promise<string | undefined>): Promise<string | undefined> {
    if (this.#isAsking) return undefined;
    this.#isAsking = true;
    try {
      return await dialog();
    } finally {
      this.#isAsking = false;
    }
  }
}
