import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Beside the repository, where there is one: real flows of other people, which are no part of it. */
const CORPUS = fileURLToPath(new URL('../../../../../shared/corpus/', import.meta.url));

export interface CorpusFile {
  readonly name: string;
  readonly document: unknown;
}

/** The files of one format in the corpus, in order; undefined where there is no corpus. */
export function readCorpus(format: 'twilio-studio' | 'amazon-connect'): readonly CorpusFile[] | undefined {
  const folder = join(CORPUS, format);
  if (!existsSync(folder)) return undefined;
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return names.map((name) => ({ name, document: JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown }));
}
