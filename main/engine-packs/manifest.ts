/** The manifest of a pack: what it is, and size and SHA-256 of every file in it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { ENGINE_PACK_IDS, packCheckSchema } from '../../contract/engine-packs/packs';
import { t } from '../../contract/text/text';
import { MANIFEST_FILE } from './pack-places';

/** Only names that stay inside the folder. */
const path = v.pipe(
  v.string(),
  v.regex(/^[\w.+@-]+(\/[\w.+@-]+)*$/),
  v.check((text) => !text.split('/').includes('..')),
);

export const manifestSchema = v.strictObject({
  format: v.number(),
  id: v.picklist(ENGINE_PACK_IDS),
  platform: v.string(),
  tensorflow: v.string(),
  /** Version of `@tensorflow/tfjs-node-gpu`. */
  binding: v.string(),
  bindingLicence: v.string(),
  /** The wheels it was made of. */
  wheels: v.array(
    v.strictObject({
      project: v.string(),
      version: v.string(),
      sha256: v.string(),
      licence: v.string(),
    }),
  ),
  isStripped: v.boolean(),
  /** In milliseconds since 1970. */
  madeAt: v.number(),
  check: packCheckSchema,
  files: v.array(
    v.strictObject({
      path,
      bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    }),
  ),
});
export type Manifest = Readonly<v.InferOutput<typeof manifestSchema>>;

export type ManifestReading =
  | { readonly kind: 'missing' }
  /** `problem`: for the user. */
  | { readonly kind: 'damaged'; readonly problem: string }
  /** A manifest of another format, of which nothing else can be trusted. */
  | { readonly kind: 'otherFormat'; readonly format: number }
  | { readonly kind: 'read'; readonly manifest: Manifest };

const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;

/** Reads a pack's manifest, of format `format` or none. */
export async function readManifest(folder: string, format: number): Promise<ManifestReading> {
  let text: string;
  try {
    text = await readFile(join(folder, MANIFEST_FILE), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
    return { kind: 'damaged', problem: code ?? String(error) };
  }
  if (text.length > MAX_MANIFEST_BYTES)
    return { kind: 'damaged', problem: t('packs.listTooLarge') };
  return parseManifest(text, format);
}

function parseManifest(text: string, format: number): ManifestReading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'damaged', problem: t('packs.noList') };
  }
  const head = v.safeParse(v.object({ format: v.number() }), json);
  if (head.success && head.output.format !== format) {
    return { kind: 'otherFormat', format: head.output.format };
  }
  const parsed = v.safeParse(manifestSchema, json);
  if (parsed.success) return { kind: 'read', manifest: parsed.output };
  const place = v.getDotPath(parsed.issues[0]);
  const problem = place === null ? t('packs.noList') : t('packs.entryMisfits', { place });
  return { kind: 'damaged', problem };
}

/** What the files of a pack take on disk. */
export function manifestBytes({ files }: Manifest): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
