/** The version in package.json, for the places that cannot ask Electron. */
import { version } from '../../package.json';

export const APP_VERSION: string = version;
