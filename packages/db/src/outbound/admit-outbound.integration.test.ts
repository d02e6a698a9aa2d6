import { foldFigures } from '@aybiza/call-log';
import type { CallId, WorkspaceId } from '@aybiza/foundation/ids';
import { beforeEach, describe, expect, it } from 'vitest';
import { saveCallFigures } from '../call-figures.ts';
import { createCall, finishCall } from '../calls.ts';
import { addPhoneNumber } from '../phone-numbers.ts';
import { aCall, type PublishedAgent, seedPublishedAgent, seedWorkspace } from '../testing/seed.ts';
import { useDatabase } from '../testing/use-database.ts';
import { admitOutbound, noteOutboundRefused, OutboundRefusedError } from './admit-outbound.ts';
import { getOutboundRules, listOutboundRefusals, setOutboundRules } from './outbound-rules.ts';

const world = useDatabase();
const NOW = Date.UTC(2026, 10, 27, 12);
const MINUTE_MS = 60_000;
let count = 0;
let workspaceId: WorkspaceId;
let published: PublishedAgent;
let from: string;

beforeEach(async () => {
  count += 1;
  workspaceId = await seedWorkspace(world.db, `outbound-${count}`);
  from = `+44207946${String(count).padStart(4, '0')}`;
  published = await inWorkspace((tx) => seedPublishedAgent(tx));
  await inWorkspace((tx) => addPhoneNumber(tx, { e164: from }));
});

const inWorkspace = <Value>(work: Parameters<typeof world.db.forWorkspace<Value>>[1]) =>
  world.db.forWorkspace(workspaceId, work);
const someone = (index: number) => `+447923${String(400_000 + index)}`;

/** As a request does it: let in and written down, or refused and noted. The cap that held it back, if one did. */
async function place(to: string, at = NOW): Promise<string | undefined> {
  return inWorkspace(async (tx) => {
    try {
      await admitOutbound(tx, { from, to }, at);
    } catch (error) {
      if (!(error instanceof OutboundRefusedError)) throw error;
      await noteOutboundRefused(tx, error, at);
      return error.cap;
    }
    await createCall(tx, { ...aCall(published, { from, to, startedAt: at }), direction: 'outbound' });
    return undefined;
  });
}

async function placed(to: string, at: number): Promise<CallId> {
  const call = { ...aCall(published, { from, to, startedAt: at }), direction: 'outbound' as const };
  await inWorkspace(async (tx) => {
    await createCall(tx, call);
    const end = { status: 'ended', endReason: 'finished', outcome: 'finished', variables: {}, turns: 1 } as const;
    await finishCall(tx, call.id, { ...end, endedAt: at + 1_000 });
  });
  return call.id;
}

describe('check 113: a workspace that has changed nothing', () => {
  it('has ten calls placed at once, also when all are asked for in one moment', async () => {
    const outcomes = await Promise.all(Array.from({ length: 14 }, (_, index) => place(someone(index))));
    expect(outcomes.filter((cap) => cap === undefined)).toHaveLength(10);
    expect(outcomes.filter((cap) => cap === 'atOnce')).toHaveLength(4);
  });

  it('calls one person three times in an hour', async () => {
    for (const minute of [0, 10, 20]) await placed(someone(1), NOW + minute * MINUTE_MS);
    expect(await place(someone(1), NOW + 30 * MINUTE_MS)).toBe('perDestinationHour');
    expect(await place(someone(2), NOW + 30 * MINUTE_MS)).toBeUndefined();
    expect(await place(someone(1), NOW + 61 * MINUTE_MS)).toBeUndefined();
  });

  it('calls sixty times in an hour from one number', async () => {
    for (let index = 0; index < 60; index += 1) await placed(someone(index), NOW + index * 1_000);
    expect(await place(someone(99), NOW + 2 * MINUTE_MS)).toBe('perNumberHour');
  });

  it('spends 25 dollars a day on it', async () => {
    const callId = await placed(someone(1), NOW);
    const usage = [{ unit: 'callMs' as const, source: 'twilio', amount: 30 * 60 * MINUTE_MS }];
    await inWorkspace((tx) => saveCallFigures(tx, callId, { ...foldFigures([]), usage }));
    expect(await place(someone(2))).toBeUndefined(); // 22.50 dollars
    const other = await placed(someone(3), NOW);
    await inWorkspace((tx) => saveCallFigures(tx, other, { ...foldFigures([]), usage }));
    expect(await place(someone(4))).toBe('costPerDay');
    expect(await place(someone(4), NOW + 24 * 60 * MINUTE_MS)).toBeUndefined();
  });

  it('places nothing any more once as much was refused as is allowed, until an owner says so', async () => {
    for (let index = 0; index < 60; index += 1) await placed(someone(index), NOW + index);
    const caps = [];
    for (let index = 0; index < 61; index += 1) caps.push(await place(someone(index), NOW + MINUTE_MS));
    expect(new Set(caps.slice(0, 60))).toEqual(new Set(['perNumberHour']));
    expect(caps[60]).toBe('stopped');
    // Also when the hour is over.
    expect(await place(someone(1), NOW + 120 * MINUTE_MS)).toBe('stopped');
    expect(await inWorkspace((tx) => listOutboundRefusals(tx, NOW))).toMatchObject([
      { cap: 'perNumberHour', refused: 60 },
    ]);
    await inWorkspace(async (tx) => setOutboundRules(tx, await getOutboundRules(tx)));
    expect(await place(someone(1), NOW + 120 * MINUTE_MS)).toBeUndefined();
  });
});

describe('check 112: the number that is called', () => {
  it.each([
    ['of a country where the workspace has no number', '+41443322110'],
    ['of an island with the code of the United States', '+18765551234'],
    ['of a satellite', '+8816123456789'],
    ['that costs whoever calls it', '+449098790000'],
    ['with an extension', '+442079460123;ext=5'],
    ['as a link', 'tel:+442079460123'],
  ])('is refused: one %s', async (_what, to) => {
    expect(await place(to)).toBe('destination');
  });

  it('may be of a country that an owner has allowed, and is never one that costs whoever calls it', async () => {
    await inWorkspace(async (tx) => setOutboundRules(tx, { ...(await getOutboundRules(tx)), countries: ['CH', 'JM'] }));
    expect(await place('+41443322110')).toBeUndefined();
    expect(await place('+41900123456')).toBe('destination');
  });
});
