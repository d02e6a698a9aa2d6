import { z } from 'zod';
import { parseStored } from './columns.ts';
import { type Db, lookupOf } from './transaction.ts';

const bookedNumberSchema = z
  .object({
    e164: z.string(),
    fallback_number: z.string().nullable(),
    language: z.string(),
    processed_in: z.enum(['anywhere', 'eu', 'us']),
  })
  .transform((row) => ({
    e164: row.e164,
    fallbackNumber: row.fallback_number ?? undefined,
    language: row.language,
    processedIn: row.processed_in,
  }));
/**
 * What can be done with the calls of a number without us: who is rung (E.164; whom its flow names before whom the number names), in which language
 * (BCP 47) that is said, and where its calls may be answered.
 */
export type BookedNumber = z.output<typeof bookedNumberSchema>;

/** The numbers of the installation that somebody answers or that ring somebody, in their order: `after` one, or `only` one. */
export async function listNumberBook(
  db: Db,
  { after = '', only, limit }: { after?: string | undefined; only?: string | undefined; limit: number },
): Promise<BookedNumber[]> {
  const rows = await lookupOf(
    db,
  )`SELECT * FROM list_number_book(${after}::text, ${only ?? null}::text, ${limit}::integer)`;
  return parseStored(z.array(bookedNumberSchema), rows);
}
