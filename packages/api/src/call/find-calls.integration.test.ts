import { listAuditEntries } from '@aybiza/db/audit-entries';
import { saveCallText } from '@aybiza/db/call-texts';
import { seedFinishedCall } from '@aybiza/db/testing/finished-call';
import { type PublishedAgent, seedPublishedAgent } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Credentials, nobody, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const NINE = Date.UTC(2026, 10, 23, 9);
const world = useDatabase();
let api: TestApi;
let workspaceId: WorkspaceId;
let published: PublishedAgent;
let viewer: Credentials;

beforeAll(async () => {
  api = await startTestApi(world);
  workspaceId = await api.workspace('finding');
  viewer = (await api.person('viewer', [{ workspaceId, role: 'viewer' }])).credentials;
  published = await world.db.forWorkspace(workspaceId, seedPublishedAgent);
  await seedSaid('My <b>tooth</b> hurts.', { from: '=HYPERLINK("http://evil.example")', startedAt: NINE });
  await seedSaid('Next Tuesday, please.', { from: '+41441234567', startedAt: NINE + 60_000, outcome: '-2+3' });
});

afterAll(() => api.stop());

async function seedSaid(text: string, changes: Parameters<typeof seedFinishedCall>[2]) {
  const { id } = await seedFinishedCall(world.db, { workspaceId, published, entries: [] }, changes);
  await world.db.forWorkspace(workspaceId, (tx) => saveCallText(tx, id, [{ who: 'caller', text }]));
}

describe('looking for calls', () => {
  it('finds what was said, and shows where, as data', async () => {
    const { body } = await api.call('calls.list', { text: 'TOOTH' }, viewer);
    expect(body).toMatchObject({
      items: [
        {
          snippets: [
            {
              who: 'caller',
              parts: [
                { text: 'My <b>', isHit: false },
                { text: 'tooth', isHit: true },
                { text: '</b> hurts.', isHit: false },
              ],
            },
          ],
        },
      ],
    });
  });

  it('takes it from an address as well', async () => {
    const key = await api.key(workspaceId, ['calls:read']);
    const { body } = await api.rest('GET /calls?text=tuesday&maxDurationMs=100000&isTest=false', key);
    expect(body).toMatchObject({ items: [{ outcome: '-2+3' }] });
  });
});

describe('the list as a file', () => {
  const take = (query: string, headers: Credentials) =>
    api.api.handleCallsExport(new Request(`http://127.0.0.1/api/calls.csv?${query}`, { headers }));

  it('has a line for each call that fits, none of which a spreadsheet reckons with, and numbers that stay numbers', async () => {
    const reply = await take('isTest=false', viewer);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(reply.headers.get('content-disposition')).toMatch(/^attachment; filename="calls-\d{4}-\d\d-\d\d\.csv"$/);
    const [head, newest, oldest, end] = (await reply.text()).split('\r\n');
    expect(head).toMatch(/^"Started \(UTC\)","Call",/);
    expect(newest).toMatch(/^"2026-11-23T09:01:00.000Z","call_\w+","Reception","phone","inbound","'\+41441234567",/);
    expect(newest).toMatch(/,"'-2\+3","finished",0,1,"no","no",$/);
    expect(oldest).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(end).toBe('');
    const [entry] = await world.db.forWorkspace(workspaceId, (tx) => listAuditEntries(tx, 1));
    expect(entry).toMatchObject({ action: 'calls.export', detail: { filters: ['isTest'] } });
  });

  it('is narrowed down like the list', async () => {
    const text = await (await take('text=tooth', viewer)).text();
    expect(text.trim().split('\r\n')).toHaveLength(2);
  });

  it('is nothing for whoever may not read calls, nor for another workspace', async () => {
    const other = await api.workspace('strangers');
    const stranger = (await api.person('stranger', [{ workspaceId: other, role: 'owner' }])).credentials;
    expect((await take('', nobody)).status).toBe(401);
    expect((await take('', await api.key(workspaceId, ['agents:read']))).status).toBe(403);
    expect((await (await take('', stranger)).text()).trim().split('\r\n')).toHaveLength(1);
  });

  it('refuses a filter that it does not know', async () => {
    for (const query of ['workspaceId=1', 'isTest=maybe', 'minDurationMs=-1', 'startedFrom=99999999999999999']) {
      expect([query, (await take(query, viewer)).status]).toEqual([query, 400]);
    }
  });

  it('stops reading when the reader leaves', async () => {
    const { body } = await take('', viewer);
    const reader = body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(await reader?.read()).toEqual({ done: true, value: undefined });
  });
});
