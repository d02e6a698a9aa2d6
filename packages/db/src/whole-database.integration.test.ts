import type { WorkspaceId } from '@aybiza/foundation/ids';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDb } from './client.ts';
import { addOutboxRow, claimOutboxRows, noteHandedRows } from './outbox.ts';
import { seedFinishedCall } from './testing/finished-call.ts';
import { seedPublishedAgent, seedWorkspace } from './testing/seed.ts';
import { createTestDatabase } from './testing/test-database.ts';
import type { TestDatabase } from './testing/test-server.ts';
import { PATIENT, useDatabase } from './testing/use-database.ts';
import { fillDatabase, withSnapshot } from './whole-database.ts';

const source = useDatabase();
let target: TestDatabase;
let workspaceId: WorkspaceId;
beforeAll(async () => {
  target = await createTestDatabase();
  workspaceId = await seedWorkspace(source.db, 'dentist');
  const published = await source.db.forWorkspace(workspaceId, (tx) => seedPublishedAgent(tx));
  for (const text of ['Guten Tag,\tich komme\nmorgen. \\N', 'Bonjour … 🦷']) {
    const entries = [{ type: 'callerSaid' as const, text }];
    await seedFinishedCall(source.db, { workspaceId, published, entries });
  }
  await source.db.forWorkspace(workspaceId, (tx) => addOutboxRow(tx, { kind: 'deliver-webhook', payload: { a: 1 } }));
  const claimed = await claimOutboxRows(source.db, { limit: 10, staleAfterMs: 1_000 });
  await noteHandedRows(
    source.db,
    claimed.map(({ id }) => id),
  );
});
afterAll(() => target.drop());

const copy = (from: string, to: string) =>
  withSnapshot(from, (snapshot) =>
    fillDatabase({ ownerUrl: to, migrations: snapshot.migrations }, async ({ fill }) => {
      const counts: [string, number][] = [];
      for (const table of snapshot.tables) counts.push([table.name, await fill(table, snapshot.read(table))]);
      return new Map(counts);
    }),
  );

/** Rows of each table as one sum, whatever their order; without what is different on purpose. */
async function sumsOf(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const sums: Record<string, string> = {};
    const tables = await withSnapshot(url, async (snapshot) => snapshot.tables);
    for (const { name, columns } of tables) {
      const kept = columns.filter((column) => name !== 'outbox' || !['claimed_at', 'handed_at'].includes(column));
      const list = kept.map((column) => pg.escapeIdentifier(column)).join(', ');
      const row = `SELECT md5(string_agg(r::text, '|' ORDER BY r::text)) AS sum FROM (SELECT ${list} FROM ${pg.escapeIdentifier(name)}) r`;
      const { rows } = await client.query(row);
      sums[name] = rows[0].sum ?? 'empty';
    }
    return sums;
  } finally {
    await client.end();
  }
}

describe('a whole database', () => {
  it('is the same in another one', async () => {
    const counts = await copy(source.place.ownerUrl, target.ownerUrl);
    expect(counts.get('call')).toBe(2);
    expect(counts.get('workspace')).toBe(1);
    const [before, after] = [await sumsOf(source.place.ownerUrl), await sumsOf(target.ownerUrl)];
    expect(Object.values(before).filter((sum) => sum !== 'empty').length).toBeGreaterThan(8);
    expect(after).toEqual(before);
  });

  it('works there: the programs see their workspace, write to it, and find the open jobs at once', async () => {
    const db = createDb({ url: target.appUrl, deadlines: PATIENT });
    try {
      const published = await db.forWorkspace(workspaceId, (tx) => seedPublishedAgent(tx));
      await seedFinishedCall(db, { workspaceId, published, entries: [] });
      const kinds = (await claimOutboxRows(db, { limit: 10, staleAfterMs: 300_000 })).map(({ kind }) => kind);
      expect(kinds).toContain('deliver-webhook');
    } finally {
      await db.close();
    }
  });

  it('is not written over another one', async () => {
    await expect(copy(source.place.ownerUrl, target.ownerUrl)).rejects.toMatchObject({ code: 'NOT_EMPTY' });
    await expect(copy(target.ownerUrl, source.place.ownerUrl)).rejects.toMatchObject({ code: 'NOT_EMPTY' });
  });

  it('is there as a whole, or not at all', async () => {
    const half = await createTestDatabase();
    try {
      const before = await sumsOf(half.ownerUrl);
      const stopped = withSnapshot(source.place.ownerUrl, (snapshot) =>
        fillDatabase({ ownerUrl: half.ownerUrl, migrations: snapshot.migrations }, async ({ fill }) => {
          for (const table of snapshot.tables.slice(0, 40)) await fill(table, snapshot.read(table));
          throw new Error('the disk is full');
        }),
      );
      await expect(stopped).rejects.toThrow('the disk is full');
      expect(await sumsOf(half.ownerUrl)).toEqual(before);
    } finally {
      await half.drop();
    }
  });

  it('goes into one of the same version only', async () => {
    const other = await createTestDatabase();
    try {
      const older = { ownerUrl: other.ownerUrl, migrations: ['20200101000000_long_ago'] };
      await expect(fillDatabase(older, async () => {})).rejects.toMatchObject({ code: 'NOT_SAME_VERSION' });
    } finally {
      await other.drop();
    }
  });

  it('is shown to a superuser only: others would see none of the rows', async () => {
    await expect(copy(source.place.appUrl, target.ownerUrl)).rejects.toMatchObject({ code: 'NOT_OWNER' });
  });
});
