import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@aybiza/foundation/errors';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** A table of ours, with the columns that are stored; what PostgreSQL works out itself is left out. */
export interface StoredTable {
  name: string;
  columns: readonly string[];
}

/** A database as it was in one moment. */
export interface Snapshot {
  /** Those that have been applied, oldest first. */
  migrations: readonly string[];
  tables: readonly StoredTable[];
  /** The rows of a table in PostgreSQL's own text format of `COPY`. One table at a time. */
  read(table: StoredTable): Readable;
}

/** A database that is being filled; nobody sees any of it before it is whole. */
export interface Filling {
  /** Takes rows as `Snapshot.read` gives them, and says how many. */
  fill(table: StoredTable, rows: Readable): Promise<number>;
}

/**
 * Of a moment, and worthless later: people sign in again, tokens and links are asked for again, no process has a call. The queue is not
 * here at all: every open job stands in the outbox.
 */
const FLEETING = ['session', 'verification', 'single_use_token', 'account_mail', 'guess', 'call_lease'];
/** Where events of calls are where TimescaleDB is; their table is a view there. */
const EVENT_STORE = 'series.call_event_store';
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Lets `work` read the whole database as it is in one moment, whatever goes on in it meanwhile.
 * @param ownerUrl a role that row-level security does not hold back
 * @throws AppError `NOT_OWNER` for another one
 */
export async function withSnapshot<Result>(
  ownerUrl: string,
  work: (snapshot: Snapshot) => Promise<Result>,
): Promise<Result> {
  return withClient(ownerUrl, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables = await listTables(client);
    const events = await findEventTable(client);
    const result = await work({
      migrations: await listMigrations(client),
      tables,
      read: ({ name, columns }) =>
        client.query(
          copyTo(`COPY (SELECT ${list(columns)} FROM ${name === 'call_event' ? events : quote(name)}) TO STDOUT`),
        ),
    });
    await client.query('COMMIT');
    return result;
  });
}

/**
 * Fills a database that has our tables and nothing of its own but, at most, an unused demo: all of it, or nothing when `work` fails. Triggers are silent
 * meanwhile: what they would work out is among the rows.
 * @param target `ownerUrl`, a superuser of that database, and the migrations that the rows' own database had
 * @throws AppError `NOT_OWNER`, `NOT_EMPTY`, `NOT_SAME_VERSION`
 */
export async function fillDatabase<Result>(
  { ownerUrl, migrations }: { ownerUrl: string; migrations: readonly string[] },
  work: (filling: Filling) => Promise<Result>,
): Promise<Result> {
  return withClient(ownerUrl, async (client) => {
    await client.query('BEGIN');
    await refuseFilled(client);
    refuseOther(migrations, await listMigrations(client));
    await client.query('SET LOCAL session_replication_role = replica');
    const tables = await listTables(client);
    const events = await findEventTable(client);
    const stores = tables.map(({ name }) => (name === 'call_event' ? events : quote(name)));
    await client.query(`TRUNCATE ${[...stores, ...(await listFleeting(client))].join(', ')} CASCADE`);
    const result = await work({
      async fill({ name, columns }, rows) {
        const target = name === 'call_event' ? events : quote(name);
        const sink = client.query(copyFrom(`COPY ${target} (${list(columns)}) FROM STDIN`));
        await pipeline(rows, sink);
        return sink.rowCount ?? 0;
      },
    });
    await goOn(client);
    await client.query('COMMIT');
    return result;
  });
}

/** An earlier version's database has not all of them. */
async function listFleeting(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ relname: string }>(
    `SELECT relname FROM pg_class WHERE relname = ANY ($1) AND relnamespace = 'public'::regnamespace`,
    [FLEETING],
  );
  return rows.map(({ relname }) => quote(relname));
}

/** Counters go on where they were, and no queue has any of the open jobs. */
async function goOn(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(`
    SELECT s.oid::regclass::text AS sequence, t.oid::regclass::text AS table, a.attname AS column
    FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('a', 'i')
      JOIN pg_class t ON t.oid = d.refobjid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
    WHERE s.relkind = 'S' AND t.relnamespace = 'public'::regnamespace`);
  for (const { sequence, table, column } of rows) {
    const last = `SELECT max(${quote(column)}) FROM ${table}`;
    await client.query(`SELECT setval($1, coalesce((${last}), 1), (${last}) IS NOT NULL)`, [sequence]);
  }
  await client.query('UPDATE outbox SET claimed_at = NULL WHERE done_at IS NULL AND dead_at IS NULL');
}

async function listTables(client: pg.Client): Promise<StoredTable[]> {
  const { rows } = await client.query<StoredTable>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = 'public'::regnamespace AND (c.relkind IN ('r', 'p') OR c.relname = 'call_event')
       AND c.relname <> '_prisma_migrations' AND c.relname <> ALL ($1)
     GROUP BY c.relname ORDER BY c.relname`,
    [FLEETING],
  );
  return rows;
}

async function findEventTable(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ found: string | null }>('SELECT to_regclass($1)::text AS found', [EVENT_STORE]);
  return rows[0]?.found ?? quote('call_event');
}

async function listMigrations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name',
  );
  return rows.map(({ name }) => name);
}

function refuseOther(wanted: readonly string[], there: readonly string[]): void {
  if (wanted.join() === there.join()) return;
  throw refused('NOT_SAME_VERSION', 'This database is of another version than the rows. Name one that is empty.');
}

async function refuseFilled(client: pg.Client): Promise<void> {
  const used = 'SELECT WHERE EXISTS (SELECT FROM workspace WHERE NOT is_demo) OR EXISTS (SELECT FROM call)';
  const { rowCount } = await client.query(used);
  if (rowCount !== 0) throw refused('NOT_EMPTY', 'This database has data of its own already. Name an empty one.');
}

async function withClient<Result>(ownerUrl: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'aybiza-operate',
  });
  client.on('error', () => {}); // what goes on is told by the query it ends
  await client.connect();
  try {
    const { rows } = await client.query<{ rolsuper: boolean }>(
      'SELECT rolsuper FROM pg_roles WHERE rolname = current_user',
    );
    if (rows[0]?.rolsuper !== true) {
      throw refused(
        'NOT_OWNER',
        'This takes a superuser of the database: row-level security hides every row from others.',
      );
    }
    return await work(client);
  } finally {
    await client.end(); // an open transaction ends with it, and nothing of it is left
  }
}

const refused = (code: string, message: string) => new AppError(message, { code, retryable: false, expose: true });
const quote = (name: string) => pg.escapeIdentifier(name);
const list = (columns: readonly string[]) => columns.map(quote).join(', ');
