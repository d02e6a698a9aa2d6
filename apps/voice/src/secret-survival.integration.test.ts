import type { CallEvent } from '@aybiza/call-log';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { parseFlow } from '@aybiza/flow';
import { createSealer } from '@aybiza/foundation/sealer';
import { type Sandbox, startSandbox } from '@aybiza/sandbox/start-sandbox';
import type { Statechart } from '@aybiza/statechart';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restoreCall } from './records/restore-call.ts';
import { type PublishedLine, publishLine } from './testing/publish-line.ts';
import { readRecord } from './testing/read-record.ts';
import { type EffectLog, startEffectLog } from './testing/survival-line.ts';
import { startVoiceFleet, type VoiceFleet } from './testing/voice-fleet.ts';

const NUMBER = '+442079460078';
const PIN = '905517';

const world = useDatabase();
let sandbox: Sandbox;
let effects: EffectLog;
let fleet: VoiceFleet;
let line: PublishedLine;
let statechart: Statechart;

beforeAll(async () => {
  [sandbox, effects] = await Promise.all([startSandbox({ fast: true }), startEffectLog()]);
  line = await publishLine(world.db, {
    number: NUMBER,
    flow: pinFlow(effects.url),
    slug: 'secret-survival',
    change: (made) => {
      statechart = made;
      return made;
    },
  });
  fleet = await startVoiceFleet({ databaseUrl: world.place.appUrl, sandbox, allowPrivate: effects.address });
});

afterAll(async () => {
  await fleet?.close();
  await effects?.close();
  await sandbox?.close();
});

/** Asks for a PIN in secret, says it, sends it where the author wants it, and asks something else. */
function pinFlow(url: string) {
  const node = (kind: string, data: unknown) => ({ kind, label: kind, data });
  const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to: { node: to } });
  const call = { via: 'http', method: 'POST', url, headers: [], body: '{"pin": {{ pin }}}' };
  const ask = { noInput: { prompts: ['Are you there?'], waitSeconds: 20 } };
  const parsed = parseFlow({
    schemaVersion: 1,
    name: 'Secret survival',
    variables: { pin: { type: 'digits' } },
    nodes: {
      start: node('start', {}),
      pin: node('keypad', { prompt: 'Your PIN?', variable: 'pin', minLength: 6, maxLength: 6, masked: true, ...ask }),
      send: node('request', { call, mapping: [], timeoutSeconds: 20 }),
      choose: node('menu', { prompt: 'Coffee?', options: [{ id: 'coffee', label: 'coffee' }], ...ask }),
      done: node('end', { text: 'Goodbye.', outcome: 'done' }),
    },
    edges: {
      a: edge('start', 'next', 'pin'),
      b: edge('pin', 'entered', 'send'),
      c: edge('pin', 'invalid', 'done'),
      d: edge('send', 'ok', 'choose'),
      e: edge('send', 'failed', 'done'),
      f: edge('choose', 'option.coffee', 'done'),
    },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** All rows of all calls that stand somewhere, as whoever copies the database has them. */
async function checkpoints(): Promise<string> {
  const owner = new pg.Client({ connectionString: world.place.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query('SELECT state_document::text AS text FROM call_checkpoint');
  await owner.end();
  return rows.map(({ text }) => String(text)).join('\n');
}

const countOf = async (callSid: string, wanted: CallEvent['type']) =>
  (await readRecord(world.db, callSid))?.events.filter(({ type }) => type === wanted).length ?? 0;

test('check 125: another process goes on with a secret that was half given, and no copy of the database has it', async () => {
  const first = await fleet.start();
  await fleet.start();
  const call = fleet.phone({ to: NUMBER });
  await call.agentFinished({ quietMs: 300 });
  await call.press(PIN.slice(0, 3));
  await expect.poll(() => countOf(call.callSid, 'callerPressed')).toBe(3);
  expect(await checkpoints()).toMatch(/^\{"sealed": "v2\./);
  const killedMs = call.nowMs;
  first.signal('SIGKILL');
  await first.gone;
  fleet.takeOut(first);
  await expect.poll(() => call.timeOfFirstSoundAfter(killedMs)).toBeDefined();
  await call.press(PIN.slice(3));
  await effects.received(1);
  expect(effects.requests).toEqual([`{"pin": "${PIN}"}`]);
  await expect.poll(() => countOf(call.callSid, 'requestFinished')).toBe(1);
  expect(await checkpoints()).toMatch(/^\{"sealed": "v2\./);

  const { call: record } = (await readRecord(world.db, call.callSid)) ?? {};
  if (record === undefined) throw new Error('the call has no record');
  const options = { db: world.db, statecharts: { get: async () => statechart } };
  const place = { workspaceId: line.workspaceId, callId: record.id };
  const restoreWith = (secret: string, fencingToken: number) =>
    restoreCall({ ...options, sealer: createSealer(secret) }, { ...place, fencingToken });
  const opened = await restoreWith(fleet.secret, 1_000);
  expect(opened?.isUnreadable).toBe(false);
  expect(JSON.stringify(opened?.standing)).toContain(PIN);
  // Who has another secret comes to the same step by the log, without what was given.
  const unopened = await restoreWith('another secret of at least thirty-two characters', 1_001);
  expect(unopened?.isUnreadable).toBe(true);
  expect(unopened?.standing.dialogue.wait).toMatchObject({ kind: 'menu', node: 'choose' });
  expect(JSON.stringify(unopened?.standing)).not.toContain(PIN);
});
