/** Where Epoch Lab keeps a user's things when nothing else is asked for; the app and the command line agree on it. */
import { homedir } from 'node:os';
import { join } from 'node:path';

const FOLDER_NAME = 'Epoch Lab';

export function userDataFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  switch (platform) {
    case 'win32':
      return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), FOLDER_NAME);
    case 'darwin':
      return join(home, 'Library', 'Application Support', FOLDER_NAME);
    default:
      return join(environment['XDG_CONFIG_HOME'] ?? join(home, '.config'), FOLDER_NAME);
  }
}

export function runsFolderIn(userData: string): string {
  return join(userData, 'runs');
}
