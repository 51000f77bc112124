/** A data folder with the cars in it, as the build makes one. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder';

export function autoMpgFolder(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'auto_mpg'));
  const source = new URL('../../node_modules/vega-datasets/data/cars.json', import.meta.url);
  copyFileSync(source, join(folder, 'auto_mpg', 'cars.json'));
  return folder;
}
