import type { CallEvent } from '@aybiza/call-log';
import type { CallId, WorkspaceId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { beforeAll, expect, test } from 'vitest';
import { claimCheckpoint, findCheckpoint } from './call-checkpoints.ts';
import { listCallEvents } from './call-events.ts';
import { listCallResults, saveCallResults } from './call-results.ts';
import { annotateCall, type CallEnd, createCall, deleteCall, findCall, findCallBySid, type NewCall } from './calls.ts';
import { endCall } from './end-call.ts';
import { listCalls } from './list-calls.ts';
import { listOutbox } from './outbox.ts';
import { findRecording, listRecordingSegments, saveRecording } from './recordings.ts';
import { aCall, type PublishedAgent, seedPublishedAgent, seedWorkspace } from './testing/seed.ts';
import { useDatabase } from './testing/use-database.ts';
import type { Tx } from './transaction.ts';
import { addWebhookDelivery, listWebhookDeliveriesOfCall } from './webhook-deliveries.ts';
import { createWebhook } from './webhooks.ts';
import { writeCall } from './write-call.ts';

const world = useDatabase();
let workspaceId: WorkspaceId;
let published: PublishedAgent;
const inWorkspace = <Value>(work: (tx: Tx) => Promise<Value>) => world.db.forWorkspace(workspaceId, work);

beforeAll(async () => {
  workspaceId = await seedWorkspace(world.db, 'calls');
  published = await inWorkspace(seedPublishedAgent);
});

async function startCall(changes: Partial<NewCall> = {}): Promise<NewCall> {
  const call = aCall(published, changes);
  await inWorkspace((tx) => createCall(tx, call));
  return call;
}

const said = (seq: number, text: string): CallEvent => ({ seq, at: 1_000 + seq, type: 'callerSaid', text });

function append(call: NewCall, fencingToken: number, events: CallEvent[]) {
  return writeCall(world.db, { workspaceId, callId: call.id, callStartedAt: call.startedAt, fencingToken, events });
}

const hungUp: CallEnd = {
  status: 'ended',
  endedAt: Date.UTC(2026, 10, 22, 9, 2),
  endReason: 'hungUp',
  outcome: 'booked',
  variables: { name: 'Ann' },
  turns: 7,
};
const end = (callId: CallId, fencingToken: number) =>
  endCall(world.db, {
    workspaceId,
    callId,
    fencingToken,
    end: hungUp,
    results: [{ name: 'satisfied', value: true, source: 'flow' }],
    jobs: [{ kind: 'summarise-call', payload: { callId } }],
  });

test('a call that is recorded twice is recorded once', async () => {
  const call = aCall(published, { callSid: 'CA-once' });
  const first = await inWorkspace((tx) => createCall(tx, call));
  const second = await inWorkspace((tx) => createCall(tx, call));
  expect([first, second]).toEqual([true, false]);
  expect(await inWorkspace((tx) => findCall(tx, call.id))).toMatchObject({ ...call, status: 'live', variables: {} });
});

test('a carrier’s webhook finds the call and its workspace', async () => {
  const { id } = await startCall({ callSid: 'CA-found' });
  expect(await findCallBySid(world.db, 'CA-found')).toEqual({ workspaceId, callId: id });
  expect(await findCallBySid(world.db, 'CA-unknown')).toBeUndefined();
});

test('the end of a call writes the record, its results and its jobs, once', async () => {
  const { id } = await startCall();
  expect([await end(id, 1), await end(id, 1)]).toEqual(['ended', 'endedBefore']);
  const { call, results, jobs } = await inWorkspace(async (tx) => ({
    call: await findCall(tx, id),
    results: await listCallResults(tx, id),
    jobs: (await listOutbox(tx, { limit: 100 })).filter(({ payload }) => JSON.stringify(payload).includes(id)),
  }));
  expect(call).toMatchObject({ ...hungUp, durationMs: 120_000 });
  expect(results).toMatchObject([{ name: 'satisfied', value: true, source: 'flow' }]);
  expect(jobs).toMatchObject([{ kind: 'summarise-call', attempts: 0, doneAt: null }]);
});

test('when one part of the end fails, none of it is written', async () => {
  const { id } = await startCall();
  const broken = endCall(world.db, {
    workspaceId,
    callId: id,
    fencingToken: 1,
    end: hungUp,
    results: [],
    // A queue name the database cannot store stands for any failure after the record was written.
    jobs: [{ kind: 'bad\0kind', payload: {} }],
  });
  await expect(broken).rejects.toThrow();
  expect(await inWorkspace((tx) => findCall(tx, id))).toMatchObject({ status: 'live', endedAt: null });
});

test('an owner that lost the call cannot end it', async () => {
  const { id } = await startCall();
  await inWorkspace((tx) => claimCheckpoint(tx, { callId: id, fencingToken: 9 }));
  expect(await end(id, 8)).toBe('fenced');
  expect(await inWorkspace((tx) => findCall(tx, id))).toMatchObject({ status: 'live' });
});

test('events come back in order, page by page, and a repetition adds nothing', async () => {
  const call = await startCall();
  const events = [0, 1, 2, 3, 4].map((seq) => said(seq, `line ${seq}`));
  expect(await append(call, 1, events.slice(0, 3))).toBe('written');
  expect(await append(call, 1, events)).toBe('written');
  const place = { callId: call.id, callStartedAt: call.startedAt };
  const firstPage = await inWorkspace((tx) => listCallEvents(tx, place, { limit: 3 }));
  const secondPage = await inWorkspace((tx) => listCallEvents(tx, place, { afterSeq: 2 }));
  expect([...firstPage, ...secondPage]).toEqual(events);
});

test('what a caller said is stored even when PostgreSQL has no room for it', async () => {
  const call = await startCall();
  await append(call, 1, [said(0, 'nul \0 and half \ud83e')]);
  const events = await inWorkspace((tx) => listCallEvents(tx, { callId: call.id, callStartedAt: call.startedAt }));
  expect(events).toEqual([said(0, 'nul \uFFFD and half \uFFFD')]);
});

test('after a takeover the former owner writes neither events nor checkpoints', async () => {
  const call = await startCall();
  const save = (fencingToken: number, seq: number) =>
    writeCall(world.db, {
      workspaceId,
      callId: call.id,
      callStartedAt: call.startedAt,
      fencingToken,
      checkpoint: { seq, state: { at: `state ${seq}` } },
    });
  expect([await save(5, 1), await save(5, 2)]).toEqual(['written', 'written']);

  const claimed = await inWorkspace((tx) => claimCheckpoint(tx, { callId: call.id, fencingToken: 6 }));
  const checkpoint = { fencingToken: 6, seq: 2, state: { at: 'state 2' } };
  expect(claimed).toEqual({ status: 'claimed', checkpoint });

  expect(await save(5, 3)).toBe('fenced');
  expect(await append(call, 5, [said(0, 'too late')])).toBe('fenced');
  expect(await inWorkspace((tx) => findCheckpoint(tx, call.id))).toEqual(checkpoint);
});

test('of two processes that take a call over at once, the higher token wins whoever is first', async () => {
  const call = await startCall();
  const claim = (fencingToken: number) => inWorkspace((tx) => claimCheckpoint(tx, { callId: call.id, fencingToken }));
  await Promise.all([claim(21), claim(22), claim(23)]);
  expect(await append(call, 22, [said(0, 'x')])).toBe('fenced');
  expect(await append(call, 23, [said(0, 'x')])).toBe('written');
});

test('a call that is over keeps its fence and drops its state', async () => {
  const { id, startedAt } = await startCall();
  const checkpoint = { seq: 3, state: { a: 1 } };
  await writeCall(world.db, { workspaceId, callId: id, callStartedAt: startedAt, fencingToken: 4, checkpoint });
  await end(id, 4);
  expect(await inWorkspace((tx) => findCheckpoint(tx, id))).toEqual({ fencingToken: 4, seq: 3, state: undefined });
});

test('a page of calls is not shifted by calls that come in meanwhile', async () => {
  const start = Date.UTC(2025, 0, 1);
  const seeded: CallId[] = [];
  // Two in the same millisecond, on either side of a page's end: the cursor must tell them apart.
  for (const offset of [0, 1, 1, 2, 3]) seeded.push((await startCall({ startedAt: start + offset })).id);
  const filter = { startedBefore: start + 1_000 };
  const first = await inWorkspace((tx) => listCalls(tx, filter, { limit: 3 }));
  await startCall({ startedAt: start + 4 });
  const seen = [...first.calls];
  for (let cursor = first.nextCursor; cursor !== undefined; ) {
    const at = cursor;
    const page = await inWorkspace((tx) => listCalls(tx, filter, { limit: 3, cursor: at }));
    seen.push(...page.calls);
    cursor = page.nextCursor;
  }
  expect(seen.map(({ id }) => id).sort()).toEqual([...seeded].sort());
  expect(seen.map(({ startedAt }) => startedAt - start)).toEqual([3, 2, 1, 1, 0]);
});

test('a filter keeps only what fits all of it', async () => {
  const wanted = await startCall({ channel: 'browser', from: 'Zoë (browser)', isTest: true });
  await startCall({ channel: 'browser', from: 'Somebody else' });
  const filter = { channel: 'browser' as const, isTest: true, party: 'Zoë', agentId: published.agentId };
  const { calls, nextCursor } = await inWorkspace((tx) => listCalls(tx, filter, { limit: 100 }));
  expect([calls.map(({ id }) => id), nextCursor]).toEqual([[wanted.id], undefined]);
});

test.each(['%', '_', '\\\\', '50%'])('a "%s" that is looked for means itself', async (party) => {
  const wanted = await startCall({ from: `a ${party} b` });
  await startCall({ from: 'a 50x b' });
  const { calls } = await inWorkspace((tx) => listCalls(tx, { party: ` ${party} ` }, { limit: 100 }));
  expect(calls.map(({ id }) => id)).toEqual([wanted.id]);
});

test('a limit beyond reason is cut to a hundred', async () => {
  for (let index = 0; index < 101; index++) await startCall({ startedAt: Date.UTC(2024, 0, 1) + index });
  const filter = { startedBefore: Date.UTC(2024, 6, 1) };
  const { calls } = await inWorkspace((tx) => listCalls(tx, filter, { limit: 1e9 }));
  expect(calls).toHaveLength(100);
});

test.each(['', 'nonsense', Buffer.from('[1,"ws_1"]').toString('base64url')])(
  'the cursor "%s" is refused',
  async (cursor) => {
    const read = inWorkspace((tx) => listCalls(tx, {}, { limit: 1, cursor }));
    await expect(read).rejects.toMatchObject({ code: 'INVALID_CURSOR', expose: true });
  },
);

test('a summary that is found later is added to the call', async () => {
  const { id } = await startCall();
  await inWorkspace((tx) => annotateCall(tx, id, { summary: 'Booked a check-up.' }));
  expect(await inWorkspace((tx) => findCall(tx, id))).toMatchObject({ summary: 'Booked a check-up.', outcome: null });
});

test('a result of the same name replaces the earlier one, and may be null', async () => {
  const { id } = await startCall();
  const results = await inWorkspace(async (tx) => {
    await saveCallResults(tx, id, [{ name: 'score', value: 4, source: 'flow' }]);
    await saveCallResults(tx, id, [{ name: 'score', value: null, source: 'score-call' }]);
    return listCallResults(tx, id);
  });
  expect(results).toMatchObject([{ name: 'score', value: null, source: 'score-call' }]);
});

test('the segments of a recording come in order and become one recording', async () => {
  const { id, startedAt } = await startCall();
  const segment = (seq: number) => ({
    seq,
    storageKey: `${id}/${seq}`,
    startsAtMs: seq * 5_000,
    durationMs: 5_000,
    bytes: 80_000,
  });
  const recording = {
    storageKey: `${id}/all`,
    durationMs: 10_000,
    channels: 2,
    sampleRateHz: 8_000,
    bytes: 5_000_000_000,
  };
  const write = { workspaceId, callId: id, callStartedAt: startedAt, fencingToken: 1 };
  for (const seqs of [[1], [0, 1]]) await writeCall(world.db, { ...write, segments: seqs.map(segment) });
  const found = await inWorkspace(async (tx) => {
    await saveRecording(tx, id, { ...recording, bytes: 1 });
    await saveRecording(tx, id, recording);
    return { segments: await listRecordingSegments(tx, id), recording: await findRecording(tx, id) };
  });
  expect(found.segments).toEqual([segment(0), segment(1)]);
  expect(found.recording).toMatchObject(recording);
});

test('a deleted call takes the test calls with it that began at one of its turns, and theirs', async () => {
  const call = await startCall();
  const [copy, copyOfCopy] = [newId('call'), newId('call')];
  for (const [id, wentBackToId] of [
    [copy, call.id],
    [copyOfCopy, copy],
  ] as const) {
    await inWorkspace((tx) => createCall(tx, { ...call, id, wentBackToId, isTest: true, callSid: null }));
    await writeCall(world.db, {
      workspaceId,
      callId: id,
      callStartedAt: call.startedAt,
      fencingToken: 1,
      events: [said(0, 'forget me')],
    });
  }
  await inWorkspace((tx) => deleteCall(tx, call.id));
  for (const callId of [copy, copyOfCopy]) {
    expect(await inWorkspace((tx) => findCall(tx, callId))).toBeUndefined();
    expect(await inWorkspace((tx) => listCallEvents(tx, { callId, callStartedAt: call.startedAt }))).toEqual([]);
  }
});

test('a test call from a turn of a call that was erased meanwhile is a call like any other', async () => {
  const call = await startCall();
  const id = newId('call');
  await inWorkspace((tx) => deleteCall(tx, call.id));
  await inWorkspace((tx) => createCall(tx, { ...call, id, wentBackToId: call.id, callSid: null }));
  expect(await inWorkspace((tx) => findCall(tx, id))).toMatchObject({ id });
});

test('a deleted call takes its log and everything else with it', async () => {
  const call = await startCall();
  await append(call, 1, [said(0, 'forget me')]);
  await end(call.id, 1);
  await inWorkspace(async (tx) => {
    const { id: webhookId } = await createWebhook(tx, { url: 'https://told.test', secret: 's', events: [] });
    const message = { id: `msg_${call.id}`, webhookId, callId: call.id, eventName: 'call.ended', payload: 'forget me' };
    await addWebhookDelivery(tx, message);
  });
  expect(await inWorkspace((tx) => deleteCall(tx, call.id))).toBe(true);
  const left = await inWorkspace(async (tx) => [
    await findCall(tx, call.id),
    await findCheckpoint(tx, call.id),
    ...(await listCallEvents(tx, { callId: call.id, callStartedAt: call.startedAt })),
    ...(await listCallResults(tx, call.id)),
    ...(await listWebhookDeliveriesOfCall(tx, call.id)),
  ]);
  expect(left).toEqual([undefined, undefined]);
  expect(await inWorkspace((tx) => deleteCall(tx, newId('call')))).toBe(false);
});
