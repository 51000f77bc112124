/**
 * `npx tsx scripts/missing-texts.ts [language]`: what a language lacks of the English texts, file by file, ready to be copied and
 * translated; and what it has too many of. Exit code 1 when there is any.
 */
import { existsSync, readdirSync } from 'node:fs';
import process from 'node:process';

const language = process.argv[2] ?? 'de';
const folder = new URL('../contract/text/', import.meta.url);

type Texts = Readonly<Record<string, unknown>>;

/** All texts of a file by their paths in it, whatever its exports are called. */
async function textsIn(file: string): Promise<Map<string, string>> {
  const url = new URL(file, folder);
  if (!existsSync(url)) return new Map();
  const module = (await import(url.href)) as Texts;
  return new Map(Object.values(module).flatMap((part) => flatten(part as Texts, '')));
}

function flatten(part: Texts, path: string): [string, string][] {
  return Object.entries(part).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flatten(value as Texts, `${path}${key}/`),
  );
}

let count = 0;
for (const file of readdirSync(folder).filter((name) => /^en(-.*)?\.ts$/.test(name))) {
  const own = `${language}${file.slice(2)}`;
  const [english, theirs] = await Promise.all([textsIn(file), textsIn(own)]);
  const missing = [...english].filter(([path]) => !theirs.has(path));
  const surplus = [...theirs.keys()].filter((path) => !english.has(path));
  if (missing.length + surplus.length === 0) continue;
  // What one file lacks, the files that gather it lack too.
  if (/^en(-text)?\.ts$/.test(file) && count > 0) continue;
  count += missing.length + surplus.length;
  process.stdout.write(`\ncontract/text/${own}\n`);
  for (const [path, text] of missing) {
    process.stdout.write(`  '${path}': ${JSON.stringify(text)},\n`);
  }
  for (const path of surplus) process.stdout.write(`  too many: '${path}'\n`);
}
if (count === 0) process.stdout.write(`“${language}” has every text of English, and no other.\n`);
process.exitCode = count === 0 ? 0 : 1;
