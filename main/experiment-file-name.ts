/** The name under which an experiment is offered to be saved, good on every system; and the extension that it gets. Pure. */
import { extname } from 'node:path';
import { EXPERIMENT_FILE } from '../contract/experiment-file';
import { t } from '../contract/text/text';

const MAX_LENGTH = 80;
/** Systems count bytes, of which a letter may have four: 255 for a name with its extension. */
const MAX_BYTES = 240;
/** Windows takes none of these, with or without an extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

export function experimentFileName(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = withinBytes(Array.from(plain).slice(0, MAX_LENGTH)).replace(/^[. ]+|[. ]+$/g, '');
  const isUsable = short !== '' && !RESERVED.test(short);
  return `${isUsable ? short : t('files.defaultName')}.${EXPERIMENT_FILE.extension}`;
}

function withinBytes(letters: readonly string[]): string {
  const text = letters.join('');
  return Buffer.byteLength(text) > MAX_BYTES ? withinBytes(letters.slice(0, -1)) : text;
}

/** Some systems' dialogs leave the extension to whoever types the name. */
export function withExtension(path: string): string {
  const extension = extname(path).toLowerCase();
  const isKnown = extension === `.${EXPERIMENT_FILE.extension}` || extension === '.json';
  return isKnown ? path : `${path}.${EXPERIMENT_FILE.extension}`;
}
