import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

const state = `
  SELECT string_to_array(extversion, '.')::int[] >= '{0,8}' AS "isNewEnough",
    (SELECT prosrc FROM pg_proc WHERE oid = to_regproc('public.nearest_passages')) LIKE '%<~>%' AS "isUsed"
  FROM pg_extension WHERE extname = 'vector'`;

/**
 * Has what texts mean compared by pgvector, where the database has it and does not use it yet, in one transaction; all that needs pgvector is in
 * that one script. As the owner. It takes about half a minute for 50,000 passages, in which none can be added.
 */
export async function usePgvector(client: Pick<pg.Client, 'query'>, prismaDir: string): Promise<void> {
  const { rows } = await client.query<{ isNewEnough: boolean; isUsed: boolean | null }>(state);
  const [found] = rows;
  if (found?.isNewEnough !== true || found.isUsed !== false) return;
  // Several statements in one message are one transaction.
  await client.query(await readFile(join(prismaDir, 'pgvector.sql'), 'utf8'));
}
