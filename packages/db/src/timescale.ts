import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

const state = `
  SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb') AS "hasExtension",
    current_setting('timescaledb.license', true) IS DISTINCT FROM 'apache' AS "compresses",
    (SELECT relkind FROM pg_class WHERE oid = to_regclass('public.call_event')) = 'p' AS "isPlain"`;

/**
 * Makes the call log a hypertable where the database has TimescaleDB and it is none yet, in one transaction; all that needs TimescaleDB is in
 * that one script. As the owner, when nobody writes. TimescaleDB's Apache edition compresses nothing: there the log stays in months.
 */
export async function useTimescale(client: pg.Client, prismaDir: string): Promise<void> {
  const { rows } = await client.query<{ hasExtension: boolean; compresses: boolean; isPlain: boolean | null }>(state);
  const [found] = rows;
  if (found?.hasExtension !== true || !found.compresses || found.isPlain !== true) return;
  // Several statements in one message are one transaction.
  await client.query(await readFile(join(prismaDir, 'timescale.sql'), 'utf8'));
}
