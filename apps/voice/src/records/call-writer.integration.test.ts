import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createPostgresLeases } from '@aybiza/backbone/leases/postgres';
import type { CallEvent } from '@aybiza/call-log';
import { listCallEvents } from '@aybiza/db/call-events';
import { addCallSignal, countKeptSignals } from '@aybiza/db/call-signals';
import { findCall } from '@aybiza/db/calls';
import { findCallingChoice } from '@aybiza/db/privacy/calling-choices';
import { listRecordingSegments } from '@aybiza/db/recordings';
import { seedPublishedAgent, seedWorkspace } from '@aybiza/db/testing/seed';
import { holdTable, untilSomebodyWaits, useDatabase } from '@aybiza/db/testing/use-database';
import { NEW_DIALOGUE } from '@aybiza/dialogue';
import { systemClock } from '@aybiza/foundation/clock';
import { silentLogger } from '@aybiza/foundation/logger';
import { newId } from '@aybiza/foundation/new-id';
import { createSealer } from '@aybiza/foundation/sealer';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { createFolderStorage, type Storage } from '@aybiza/storage';
import { expect, onTestFinished, test } from 'vitest';
import { practiceStatechart } from '../testing/practice-statechart.ts';
import { CallWriter } from './call-writer.ts';
import { LeaseKeeper } from './lease-keeper.ts';
import { Spool } from './spool.ts';

const world = useDatabase();

const said = (seq: number, text: string): CallEvent => ({ seq, at: 1_000 + seq, type: 'callerSaid', text });

/** A writer on the real database, and how to read what it has written. */
async function openWriter(storage: Storage = createFolderStorage({ folder: '/nonexistent' })) {
  const { db, place } = world;
  const workspaceId = await seedWorkspace(db, newId('request').slice(4));
  const { agentId, version } = await db.forWorkspace(workspaceId, seedPublishedAgent);
  const leases = createPostgresLeases({ url: place.appUrl, onError: () => {}, waitMs: PATIENCE_MS });
  onTestFinished(() => leases.close());
  const id = newId('call');
  let written: () => void = () => {};
  const isWritten = new Promise<void>((resolve) => {
    written = resolve;
  });
  const { statechartHash } = version;
  const deployed = {
    workspaceId,
    agentId,
    flowVersionId: version.id,
    statechartHash,
    statechart: practiceStatechart(),
  };
  const [clock, logger] = [systemClock(), silentLogger()];
  const keeper = new LeaseKeeper({ leases, clock, logger, owner: 'voice-test', address: '' });
  onTestFinished(() => keeper.close());
  const spool = new Spool({ clock, logger });
  const writer = new CallWriter({
    db,
    keeper,
    spool,
    storage,
    sealer: createSealer('a secret of at least thirty-two characters'),
    clock,
    logger,
    owner: 'voice-test',
    startedAt: clock.now(),
    identity: {
      id,
      deployed,
      channel: 'phone',
      callSid: null,
      from: '+447700900456',
      to: '',
      isTest: false,
      isPractice: true,
    },
    onCheckpoint: () => undefined,
    onWritten: () => written(),
    onLost: () => {},
  });
  return { writer, spool, id, workspaceId, isWritten };
}

/** Something that happens when the test says so, or tells it that it did. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

const finished = { status: 'ended', dialogue: NEW_DIALOGUE, outcome: 'done', reason: 'finished' } as const;

test('what happens while the log is being written is written too', async () => {
  const { writer, id, workspaceId, isWritten } = await openWriter();
  const letGo = await holdTable(world.place, 'call_event');
  writer.addEvents([said(0, 'first')]);
  await untilSomebodyWaits(world.place);
  writer.addEvents([said(1, 'second')]);
  await letGo();
  writer.ended(finished);
  await isWritten;
  const events = await world.db.forWorkspace(workspaceId, async (tx) => {
    const call = await findCall(tx, id);
    return listCallEvents(tx, { callId: id, callStartedAt: call?.startedAt ?? 0 });
  });
  expect(events.map(({ seq }) => seq)).toEqual([0, 1]);
});

test('a call in which something happens all the time is written all the same', async () => {
  const { writer, id, workspaceId, isWritten } = await openWriter();
  const find = () => world.db.forWorkspace(workspaceId, (tx) => findCall(tx, id));
  for (let seq = 0; seq < 500; seq += 1) {
    writer.addEvents([said(seq, 'and another thing')]);
    if ((await find()) !== undefined) break;
    await pause(10);
  }
  expect(await find()).toBeDefined();
  writer.ended(finished);
  await isWritten;
});

test('words are written while the store does not answer, and the sound once it does', async () => {
  const answer = gate();
  const silent = { ...createFolderStorage({ folder: '/nonexistent' }), put: () => answer.opened };
  const { writer, id, workspaceId, isWritten } = await openWriter(silent);
  const rows = () =>
    world.db.forWorkspace(workspaceId, async (tx) => {
      const call = await findCall(tx, id);
      const events = await listCallEvents(tx, { callId: id, callStartedAt: call?.startedAt ?? 0 });
      return [events.length, (await listRecordingSegments(tx, id)).length];
    });
  let frees = 0;
  writer.addSegment({ seq: 0, audio: new Uint8Array(160), free: () => frees++ });
  writer.addEvents([said(0, 'first')]);
  await expect.poll(rows).toEqual([1, 0]);
  writer.addEvents([said(1, 'second')]);
  writer.ended(finished);
  await expect.poll(rows).toEqual([2, 0]);
  answer.open();
  await isWritten;
  expect([await rows(), frees]).toEqual([[2, 1], 1]);
});

test('a call that is lost while its sound is on its way to the store gives its room back once', async () => {
  const [putting, stored, freed] = [gate(), gate(), gate()];
  const slow = {
    ...createFolderStorage({ folder: '/nonexistent' }),
    put: () => {
      putting.open();
      return stored.opened;
    },
  };
  const { writer, spool, isWritten } = await openWriter(slow);
  writer.addSegment({ seq: 0, audio: new Uint8Array(160), free: freed.open });
  await putting.opened;
  writer.lost();
  await isWritten;
  stored.open();
  await freed.opened;
  expect(spool.bytes).toBe(0);
});

test('a signal is marked as used together with the log, and not before', async () => {
  const { writer, id, workspaceId, isWritten } = await openWriter();
  const kept = () => world.db.forWorkspace(workspaceId, (tx) => countKeptSignals(tx, id));
  await expect.poll(() => world.db.forWorkspace(workspaceId, (tx) => findCall(tx, id))).toBeDefined();
  const wanted = { callId: id, signal: 'paid', body: 1, idempotencyKey: null };
  const signal = await world.db.forWorkspace(workspaceId, (tx) => addCallSignal(tx, wanted));
  const letGo = await holdTable(world.place, 'call_event');
  writer.addEvents([{ seq: 0, at: 1_000, type: 'signalArrived', signal: 'paid', body: 1 }]);
  writer.signalUsed(signal.id);
  await untilSomebodyWaits(world.place);
  expect(await kept()).toBe(1);
  await letGo();
  writer.ended(finished);
  await isWritten;
  expect(await kept()).toBe(0);
});

test('check 130: what a caller has wished is done with the log: nobody calls them, and the sound that was stored is gone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'aybiza-wishes-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const storage = createFolderStorage({ folder });
  const { writer, id, workspaceId, isWritten } = await openWriter(storage);
  const segments = () => world.db.forWorkspace(workspaceId, (tx) => listRecordingSegments(tx, id));
  writer.addSegment({ seq: 0, audio: new Uint8Array(160), free: () => {} });
  await expect.poll(async () => (await segments()).length).toBe(1);
  writer.addEvents([
    { seq: 0, at: 1_000, type: 'wished', wish: 'deleteRecording', text: 'delete this recording' },
    { seq: 1, at: 2_000, type: 'wished', wish: 'doNotCall', text: 'do not call me again' },
  ]);
  writer.ended(finished);
  await isWritten;
  expect([await segments(), await storage.list(`${workspaceId}/`)]).toEqual([[], []]);
  const chosen = await world.db.forWorkspace(workspaceId, (tx) => findCallingChoice(tx, '+447700900456'));
  expect(chosen).toMatchObject({ choice: 'refused', source: 'caller', callId: id, chosenAt: 2_000 });
});
