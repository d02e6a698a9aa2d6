import type { WorkspaceId } from '@aybiza/foundation/ids';
import { beforeAll, describe, expect, test } from 'vitest';
import { saveCallText } from './call-texts.ts';
import { deleteCall } from './calls.ts';
import { type CallFilter, listCalls } from './list-calls.ts';
import { seedFinishedCall } from './testing/finished-call.ts';
import { type PublishedAgent, seedPublishedAgent, seedWorkspace } from './testing/seed.ts';
import { useDatabase } from './testing/use-database.ts';
import { clientOf, lookupOf, type Tx } from './transaction.ts';

const START = Date.UTC(2026, 10, 1);
const MINUTE_MS = 60_000;
/** More than are looked through before the index is asked. */
const MANY = 2_200;
const world = useDatabase();
let workspaceId: WorkspaceId;
let published: PublishedAgent;

const inWorkspace = <Value>(work: (tx: Tx) => Promise<Value>) => world.db.forWorkspace(workspaceId, work);

async function seedSaid(
  minute: number,
  lines: readonly string[],
  changes: Parameters<typeof seedFinishedCall>[2] = {},
) {
  const startedAt = START + minute * MINUTE_MS;
  const call = await seedFinishedCall(world.db, { workspaceId, published, entries: [] }, { startedAt, ...changes });
  const said = lines.map((text) => ({ who: 'caller' as const, text }));
  await inWorkspace((tx) => saveCallText(tx, call.id, said));
  return call;
}

beforeAll(async () => {
  workspaceId = await seedWorkspace(world.db, 'search');
  published = await inWorkspace(seedPublishedAgent);
  // The oldest calls are what is looked for; the many after them only stand in the way.
  await seedSaid(0, ['My TOOTH hurts in Zürich.', 'Next Tuesday, please.'], { outcome: 'booked' });
  await seedSaid(1, ['My tooth hurts.', 'I come next', 'Tuesday is fine'], { channel: 'browser' });
  await seedSaid(2, ['Зуб болит', '東京 歯'], { isTest: true, flowVersionId: null });
  await fillUp();
});

/** Calls that only say hello, written as the statement of a single one does it. */
async function fillUp() {
  const { agentId, version } = published;
  await inWorkspace(async (tx) => {
    await clientOf(tx).$executeRaw`
      INSERT INTO call (id, workspace_id, agent_id, flow_version_id, statechart_hash, channel, direction, started_at, status, duration_ms)
      SELECT 'call_many' || step, ${workspaceId}, ${agentId}, ${version.id}, '', 'phone', 'inbound',
        ${new Date(START)}::timestamptz + (step + 10) * interval '1 minute', 'ended', step
      FROM generate_series(1, ${MANY}::integer) AS step`;
    await clientOf(tx).$executeRaw`
      INSERT INTO call_text (call_id, workspace_id, lines_document, words)
      SELECT id, workspace_id, '[["agent", "Hello there"]]', to_tsvector('simple', 'hello there')
      FROM call WHERE workspace_id = ${workspaceId} AND id LIKE 'call_many%'`;
  });
}

async function search(text: string, filter: CallFilter = {}, limit = 50) {
  const { calls } = await inWorkspace((tx) => listCalls(tx, { ...filter, text }, { limit }));
  return calls.map(({ startedAt }) => (startedAt - START) / MINUTE_MS);
}

describe('the calls in which something was said', () => {
  test.each([
    ['tooth', [1, 0]],
    ['TOOTH zurich', [0]],
    ['"next tuesday"', [0]],
    ['next tuesday', [1, 0]],
    ['tooth -zürich', [1]],
    ['зуб', [2]],
    ['"東京"', [2]],
    ['nothing of this', []],
    ['?!', []],
  ])('%s is found, however many calls came after', async (text, minutes) => {
    expect(await search(text)).toEqual(minutes);
  });

  test('come newest first and page by page, also those of a word that most calls have', async () => {
    const pages: number[] = [];
    let cursor: string | undefined;
    do {
      const page = { limit: 100, ...(cursor === undefined ? {} : { cursor }) };
      const { calls, nextCursor } = await inWorkspace((tx) => listCalls(tx, { text: 'hello -tooth' }, page));
      pages.push(...calls.map(({ startedAt }) => startedAt));
      cursor = nextCursor;
    } while (cursor !== undefined);
    expect(pages).toHaveLength(MANY);
    expect(pages).toEqual([...pages].sort((left, right) => right - left));
    expect(new Set(pages).size).toBe(MANY);
  });

  test.each<[string, CallFilter, number[]]>([
    ['an outcome', { outcome: 'booked' }, [0]],
    ['a channel', { channel: 'browser' }, [1]],
    ['real calls', { isTest: false }, [1, 0]],
    ['a time', { startedFrom: START + 1, startedBefore: START + 5 * MINUTE_MS }, [1]],
    ['a duration', { minDurationMs: 1, maxDurationMs: 0 }, []],
    ['a number', { party: '1234567' }, [1, 0]],
    ['a status', { status: 'failed' }, []],
  ])('are narrowed down by %s', async (_what, filter, minutes) => {
    expect(await search('tooth', filter)).toEqual(minutes);
  });

  test('are narrowed down by agent and version', async () => {
    const { agentId, version } = published;
    expect(await search('hello', { agentId, flowVersionId: version.id, minDurationMs: MANY })).toEqual([MANY + 10]);
    expect(await search('зуб', { flowVersionId: version.id })).toEqual([]);
  });

  test('show the line in which it was said', async () => {
    const { calls } = await inWorkspace((tx) => listCalls(tx, { text: 'zurich' }, { limit: 1 }));
    expect(calls[0]?.snippets).toEqual([
      {
        who: 'caller',
        parts: [
          { text: 'My TOOTH hurts in ', isHit: false },
          { text: 'Zürich', isHit: true },
          { text: '.', isHit: false },
        ],
      },
    ]);
  });
});

test('what was said goes with the call', async () => {
  const { id } = await seedSaid(5, ['a secret of its own']);
  expect(await search('secret')).toEqual([5]);
  await inWorkspace((tx) => deleteCall(tx, id));
  expect(await search('secret')).toEqual([]);
});

describe('the calls of a party', () => {
  // Older than everything else, and behind more calls than are looked through one by one.
  beforeAll(async () => {
    await seedSaid(-3, [], { from: '+442079460123', to: '+41445550100' });
    await seedSaid(-2, [], { from: 'Zoë (browser)', to: '', channel: 'browser' });
    await seedSaid(-1, ['My crown came off.'], { from: '+417912345678', to: '+41445550100', outcome: 'booked' });
  });

  async function find(party: string, filter: CallFilter = {}, limit = 50) {
    const { calls } = await inWorkspace((tx) => listCalls(tx, { ...filter, party }, { limit }));
    return calls.map(({ startedAt }) => (startedAt - START) / MINUTE_MS);
  }

  test.each([
    ['460123', [-3]],
    ['946', [-3]],
    ['+44 (20) 7946-0123', [-3]],
    ['0044 20 7946', [-3]],
    ['020 7946', [-3]],
    ['044 555', [-1, -3]],
    ['079 123', [-1]],
    ['020 794 61', []],
    ['zoë', [-2]],
    ['Zo', [-2]],
    ['nobody', []],
  ])('are found by %s, however many calls came after', async (party, minutes) => {
    expect(await find(party)).toEqual(minutes);
  });

  test('come page by page', async () => {
    const first = await inWorkspace((tx) => listCalls(tx, { party: '5550100' }, { limit: 1 }));
    expect(first.calls.map(({ from }) => from)).toEqual(['+417912345678']);
    const next = { limit: 1, cursor: first.nextCursor ?? 'none' };
    const second = await inWorkspace((tx) => listCalls(tx, { party: '5550100' }, next));
    expect([second.calls.map(({ from }) => from), second.nextCursor]).toEqual([['+442079460123'], undefined]);
  });

  test('are narrowed down by everything else, words as well', async () => {
    expect(await find('555', { outcome: 'booked' })).toEqual([-1]);
    expect(await find('555', { text: 'crown' })).toEqual([-1]);
    expect(await find('946', { text: 'crown' })).toEqual([]);
    expect(await find('555', { startedBefore: START - 2 * MINUTE_MS })).toEqual([-3]);
    expect(await find('555', { channel: 'browser' })).toEqual([]);
  });

  test('are those of the workspace alone', async () => {
    const other = await seedWorkspace(world.db, 'other-party');
    const found = await world.db.forWorkspace(other, (tx) => listCalls(tx, { party: '460123' }, { limit: 10 }));
    expect(found.calls).toEqual([]);
    expect(await lookupOf(world.db)`SELECT * FROM search_calls(NULL, '{"party": "460123"}', 10)`).toEqual([]);
  });
});

test('no other workspace finds it, and nobody without one', async () => {
  const other = await seedWorkspace(world.db, 'other-search');
  const found = await world.db.forWorkspace(other, (tx) => listCalls(tx, { text: 'tooth' }, { limit: 10 }));
  expect(found.calls).toEqual([]);
  expect(await lookupOf(world.db)`SELECT * FROM search_calls('tooth', '{}', 10)`).toEqual([]);
});
