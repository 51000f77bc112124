// Windows open on the display that is there, else on a virtual one.

import { hasDisplay } from './host.mjs';

/**
 * The command line of a Node that may open windows.
 * @param {readonly string[]} args For Node.
 * @returns {[string, string[]]}
 */
export function onDisplay(args) {
  if (hasDisplay()) return [process.execPath, [...args]];
  return ['xvfb-run', ['-a', '--server-args=-screen 0 1440x960x24', process.execPath, ...args]];
}
