/** The list of everything that travels inside the app with its licence: made with the build, a file beside the window's page. */
import * as v from 'valibot';

export const LICENCES_FILE = 'licences.json';

const licencesSchema = v.array(
  v.object({ name: v.string(), version: v.string(), licence: v.string(), text: v.string() }),
);
export type Licence = Readonly<v.InferOutput<typeof licencesSchema>[number]>;

/** Throws when it is no such list. */
export function parseLicences(json: unknown): readonly Licence[] {
  return v.parse(licencesSchema, json);
}
