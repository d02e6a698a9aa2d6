import { isReaderLanguage, type ReaderLanguage } from '@aybiza/foundation/reader-language';
import { z } from 'zod';
import { parseStored } from './columns.ts';
import { type Db, lookupOf, statementsOf, type Tx } from './transaction.ts';

const rowSchema = z.object({ email: z.string(), language: z.string() });

/** In which language people read, by their addresses in lower case; without those of whom it is not known. */
export async function listReaderLanguages(
  place: Db | Tx,
  emails: readonly string[],
): Promise<Map<string, ReaderLanguage>> {
  const wanted = emails.map((email) => email.toLowerCase());
  const rows = await statementsOf(place)`
    SELECT email, language FROM "user" WHERE email = ANY(${wanted}::text[]) AND language IS NOT NULL`;
  const known = parseStored(z.array(rowSchema), rows);
  return new Map(known.flatMap(({ email, language }) => (isReaderLanguage(language) ? [[email, language]] : [])));
}

/** Notes the language in which somebody came in, unless they have chosen one. */
export async function noteReaderLanguage(db: Db, userId: string, language: ReaderLanguage): Promise<void> {
  await lookupOf(db)`
    UPDATE "user" SET language = ${language}, "updatedAt" = now()
    WHERE id = ${userId} AND "languageChosen" IS NOT TRUE AND language IS DISTINCT FROM ${language}`;
}
