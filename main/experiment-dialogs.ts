/** The system's dialogs that ask which experiment file is meant. */
import { app, dialog, type BrowserWindow, type FileFilter } from 'electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EXPERIMENT_FILE } from '../contract/experiment-file';
import { t } from '../contract/text/text';
import type { ExperimentDialogs } from './experiment-desk';
import { withExtension } from './experiment-file-name';

const ours = (): FileFilter => ({ name: t('files.kind'), extensions: [EXPERIMENT_FILE.extension] });
const json = (): FileFilter => ({ name: t('files.jsonKind'), extensions: ['json'] });

export function experimentDialogs(window: () => BrowserWindow | undefined): ExperimentDialogs {
  return {
    fileToOpen: async () => {
      const owner = window();
      if (owner === undefined) return undefined;
      const { filePaths } = await dialog.showOpenDialog(owner, {
        properties: ['openFile'],
        filters: [ours(), json()],
      });
      return filePaths[0];
    },
    fileToSave: (name) => askWhere(window, join(app.getPath('documents'), name)),
  };
}

/** Asks again where the name, once it has its extension, is that of another file: the dialog then asks whether to replace it. */
async function askWhere(
  window: () => BrowserWindow | undefined,
  defaultPath: string,
): Promise<string | undefined> {
  const owner = window();
  if (owner === undefined) return undefined;
  const { canceled, filePath } = await dialog.showSaveDialog(owner, {
    defaultPath,
    filters: [ours()],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  // Older versions of Electron leave it out.
  if (canceled || !filePath) return undefined;
  const path = withExtension(filePath);
  return path !== filePath && existsSync(path) ? askWhere(window, path) : path;
}
