import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { vector } from '@electric-sql/pglite/vector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signsOf } from './knowledge-passages.ts';
import { usePgvector } from './pgvector.ts';

const prismaDir = fileURLToPath(new URL('../../../prisma', import.meta.url));
const SIZE = 256;
/** Passages of a topic lie close together, topics far apart. */
const TOPICS = 40;
const OF_TOPIC = 30;

// PostgreSQL itself, with pgvector, in this process: no package that a machine with tests has brings the two otherwise.
let db: PGlite;
beforeAll(async () => {
  db = await PGlite.create({ extensions: { vector, btree_gin, btree_gist } });
  for (const name of (await readdir(join(prismaDir, 'migrations'))).filter((name) => /^\d/.test(name)).sort())
    await db.exec(await readFile(join(prismaDir, 'migrations', name, 'migration.sql'), 'utf8'));
  await db.exec(`INSERT INTO workspace (id, name, slug) VALUES ('ws_many', 'Many', 'many'), ('ws_few', 'Few', 'few')`);
  // Only what means something is looked at here, not the documents that it is from.
  await db.exec('SET session_replication_role = replica');
  for (let topic = 0; topic < TOPICS; topic += 1) await addTopic(topic);
  await db.exec('ANALYZE knowledge_vector');
});
afterAll(() => db?.close());

const client = {
  query: async (statement: string) => {
    const results = await db.exec(statement);
    return { rows: results.at(-1)?.rows ?? [] };
  },
} as unknown as Parameters<typeof usePgvector>[0];

/** Of unit length; the same seed gives the same one. */
function meaning(topic: number, member: number): number[] {
  const numbers = Array.from(
    { length: SIZE },
    (_, place) => Math.sin(place * 12.9898 * (topic + 1)) + 0.3 * Math.sin(place * 78.233 * (member + 1)),
  );
  const length = Math.hypot(...numbers);
  return numbers.map((number) => number / length);
}

/** The last passage of each topic is another workspace's. */
async function addTopic(topic: number): Promise<void> {
  for (let member = 0; member < OF_TOPIC; member += 1) {
    const numbers = meaning(topic, member);
    await db.query(`INSERT INTO knowledge_vector VALUES ($1, $2, $3, 'm', $4::text::bit(256), $5)`, [
      `p${topic}-${member}`,
      member === OF_TOPIC - 1 ? 'ws_few' : 'ws_many',
      `d${topic}`,
      signsOf(numbers),
      numbers,
    ]);
  }
}

async function nearest(workspace: string, topic: number, documents: string[] | null = null): Promise<string[]> {
  await db.query(`SELECT set_config('app.workspace_id', $1, false)`, [workspace]);
  const asked = meaning(topic, 1_000);
  const { rows } = await db.query<{ passage_id: string; similarity: number }>(
    `SELECT passage_id, round(similarity::numeric, 4)::text AS similarity
     FROM nearest_passages($1::text::bit(256), $2, 'm', $3, NULL, 20)`,
    [signsOf(asked), asked, documents],
  );
  return rows.map(({ passage_id: id, similarity }) => `${id} ${similarity}`);
}

async function nearestOfAll(): Promise<string[][]> {
  const found: string[][] = [];
  for (const topic of [0, 7, 39])
    found.push(
      await nearest('ws_many', topic),
      await nearest('ws_few', topic),
      await nearest('ws_many', topic, ['d3']),
    );
  return found;
}

test('with pgvector a question finds what it finds without, in its own workspace and documents only, and it is set up once', async () => {
  const without = await nearestOfAll();
  expect(without.map(({ length }) => length)).toEqual([20, 20, 20, 20, 20, 20, 20, 20, 20]);
  await usePgvector(client, prismaDir);
  expect(await nearestOfAll()).toEqual(without);
  await db.exec('CREATE EXTENSION vector');
  await usePgvector(client, prismaDir);
  const isUsed = `SELECT prosrc LIKE '%<~>%' AS used FROM pg_proc WHERE proname = 'nearest_passages'`;
  expect((await db.query(isUsed)).rows).toEqual([{ used: true }]);
  await db.exec('SET enable_seqscan = off');
  expect(await nearestOfAll()).toEqual(without);
  await usePgvector(client, prismaDir);
  expect(
    (await db.query(`SELECT count(*)::int AS indexes FROM pg_indexes WHERE indexname LIKE '%signs_idx'`)).rows,
  ).toEqual([{ indexes: 1 }]);
});
