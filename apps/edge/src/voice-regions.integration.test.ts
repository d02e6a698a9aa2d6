import { findCallBySid } from '@aybiza/db/calls';
import { updatePhoneNumber } from '@aybiza/db/phone-numbers';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { type Sandbox, startSandbox } from '@aybiza/sandbox/start-sandbox';
import type { TwilioCall } from '@aybiza/sandbox/twilio/twilio-call';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { bridgingSentence } from '../../voice/src/call/decide/bridging.ts';
import { hears } from '../../voice/src/testing/hears.ts';
import { readRecord } from '../../voice/src/testing/read-record.ts';
import {
  type EffectLog,
  publishSurvivalLine,
  SURVIVAL_NUMBER,
  startEffectLog,
} from '../../voice/src/testing/survival-line.ts';
import { startVoiceFleet, type VoiceFleet, type VoiceProcess } from '../../voice/src/testing/voice-fleet.ts';
import { type DeafDoor, startDeafDoor } from './testing/start-deaf-door.ts';
import { ACCOUNT_SID, startEdge, type TestEdge } from './testing/start-edge.ts';

// Whole processes die and start here, on machines that may do a lot beside it.

const SECRET = 'a secret of thirty-two characters';
const AUTH_TOKEN = 'the token of the account';
const FALLBACK = '+442079460018';
const BRIDGE = bridgingSentence('en');
const ASKED = 'Thank you Maria Lopez. Coffee or a person?';

/** What two regions share, and what a third one has for itself. */
const [shared, other] = [useDatabase(), useDatabase()];
let sandbox: Sandbox;
let effects: EffectLog;
let edge: TestEdge;
/** The nearest one, another one on the same database, and one of an installation that does not know the number. */
let regions: Readonly<Record<'eu' | 'us' | 'ap', VoiceFleet>>;
/** Stands before the nearest one. */
let door: DeafDoor;
let eu: VoiceProcess;
let us: VoiceProcess;

beforeAll(async () => {
  [sandbox, effects] = await Promise.all([startSandbox({ fast: true }), startEffectLog()]);
  const { workspaceId, phoneNumberId } = await publishSurvivalLine(shared.db, effects.url);
  await shared.db.forWorkspace(workspaceId, (tx) => updatePhoneNumber(tx, phoneNumberId, { fallbackNumber: FALLBACK }));
  const fleetOn = ({ place }: typeof shared) =>
    startVoiceFleet({ databaseUrl: place.appUrl, sandbox, allowPrivate: effects.address });
  const [first, second, third] = await Promise.all([fleetOn(shared), fleetOn(shared), fleetOn(other)]);
  regions = { eu: first, us: second, ap: third };
  door = await startDeafDoor(first.publicUrl);
  edge = await startEdge({
    regions: [
      { name: 'ap', url: third.publicUrl, place: 'elsewhere', at: [1, 104] },
      { name: 'us', url: second.publicUrl, place: 'us', at: [39, -77] },
      { name: 'eu', url: door.url, place: 'eu', at: [50, 9] },
    ],
    secret: SECRET,
    authToken: AUTH_TOKEN,
    // Slowness is no loss here: only one that is frozen or gone is passed over. A caller waits all of REPORT_MS for a frozen one,
    // and another region must have answered before Twilio gives up: so it is not as long as it may be.
    variables: { REPORT_EVERY_MS: '0', REPORT_MS: '6000', ANSWER_MS: '12000', ANSWER_IN_ALL_MS: '12000' },
  });
  await start('ap');
});

afterAll(async () => {
  await edge?.close();
  await door?.close();
  for (const fleet of Object.values(regions ?? {})) await fleet.close();
  await effects?.close();
  await sandbox?.close();
});

/** One more process of a region. */
function start(region: keyof typeof regions): Promise<VoiceProcess> {
  const fleet = regions[region];
  return fleet.start({
    ...{
      PUBLIC_URL: edge.url,
      MEDIA_URL: region === 'eu' ? door.url : fleet.publicUrl,
      REGION: region,
      EDGE_SECRET: SECRET,
    },
    ...{ TWILIO_AUTH_TOKEN: AUTH_TOKEN, AUTH_SECRET: 'the same for all regions of this test' },
  });
}

beforeEach(async () => {
  [eu, us] = await Promise.all([start('eu'), start('us')]);
  await edge.forget();
  await edge.copyBooks();
  for (const process of [eu, us]) await untilCalm(process);
});

afterEach(async () => {
  door.refuse(false);
  // Also those of a test that failed: the next one begins with two that are well.
  await Promise.all([lose('eu', eu), lose('us', us)]);
});

/** One that has just started is busy with that, and would give calls away. */
async function untilCalm({ metric }: VoiceProcess): Promise<void> {
  await expect.poll(() => metric('aybiza_event_loop_utilisation')).toBeLessThan(0.4);
}

async function lose(region: 'eu' | 'us', process: VoiceProcess): Promise<void> {
  process.signal('SIGKILL');
  await process.gone;
  regions[region].takeOut(process);
}

/** A British caller, by Twilio, who was given the edge's address. */
const phone = () =>
  sandbox.phone({
    accountSid: ACCOUNT_SID,
    authToken: AUTH_TOKEN,
    from: '+447700900456',
    to: SURVIVAL_NUMBER,
    instructions: { url: `${edge.url}/twilio/voice#ct=2000&rc=4&rp=all`, method: 'POST' },
    statusCallback: { action: { url: `${edge.url}/twilio/status`, method: 'POST' }, events: ['completed'] },
    dial: { [FALLBACK]: 'answer' },
  });

/** The agent may be quiet for long before it asks on: another system counts the name meanwhile. */
async function tellName(call: TwilioCall): Promise<void> {
  const fromMs = call.nowMs;
  await call.say('my name is Maria Lopez');
  await hears(call, `I will note that. ${ASKED}`, fromMs);
}

const callsIn = ({ metric }: VoiceProcess) => metric('aybiza_live_calls');

test('a call whose region is lost goes on in another one, and its sound never passes the edge', async () => {
  const call = phone();
  await call.agentFinished({ quietMs: 300, timeoutMs: PATIENCE_MS });
  expect([await callsIn(eu), await callsIn(us)]).toEqual([1, 0]);
  await tellName(call);
  const lostMs = call.nowMs;
  await lose('eu', eu);
  await hears(call, `${BRIDGE} ${ASKED}`, lostMs);
  expect(await callsIn(us)).toBe(1);
  await call.say('coffee');
  await call.ended;
  await expect.poll(async () => (await readRecord(shared.db, call.callSid))?.call.status).toBe('ended');
  const record = await readRecord(shared.db, call.callSid);
  expect(record?.call).toMatchObject({ outcome: 'coffee', variables: { name: 'Maria Lopez', ticket: 7 } });
  expect(record?.events.filter(({ type }) => type === 'taken')).toHaveLength(1);
});

test('a region that is frozen when it is asked costs a caller a moment, and the call is one call', async () => {
  eu.signal('SIGSTOP');
  const call = phone();
  await call.agentFinished({ quietMs: 300, timeoutMs: PATIENCE_MS });
  expect(await callsIn(us)).toBe(1);
  // It answers now what nobody reads any more.
  eu.signal('SIGCONT');
  await tellName(call);
  await call.say('coffee');
  await call.ended;
  await expect.poll(async () => (await readRecord(shared.db, call.callSid))?.call.status).toBe('ended');
  expect((await readRecord(shared.db, call.callSid))?.call).toMatchObject({ outcome: 'coffee', turns: 2 });
  expect(await callsIn(eu)).toBe(0);
});

test('check 32: a call whose socket is refused twice is taken by another region', async () => {
  door.refuse(true);
  const call = phone();
  await call.agentFinished({ quietMs: 300, timeoutMs: PATIENCE_MS });
  expect(door.refused).toBe(2);
  expect([await callsIn(eu), await callsIn(us)]).toEqual([0, 1]);
  await tellName(call);
  await call.say('coffee');
  await call.ended;
  await expect.poll(async () => (await readRecord(shared.db, call.callSid))?.call.outcome).toBe('coffee');
  await lose('us', us);
  // Nobody lets the next one in: a sentence, and the fallback number.
  const next = phone();
  await next.ended;
  const verbs = next.events.flatMap((event) => (event.type === 'verb' ? [event.verb] : []));
  expect(verbs.slice(-3)).toEqual(['say', 'dial', 'hangup']);
});

test('a call whose installation is lost is told so and put through, and is not begun by another installation', async () => {
  const call = phone();
  await call.agentFinished({ quietMs: 300, timeoutMs: PATIENCE_MS });
  await Promise.all([lose('eu', eu), lose('us', us)]);
  await call.ended;
  const verbs = call.events.flatMap((event) => (event.type === 'verb' ? [event.verb] : []));
  expect(verbs.slice(-3)).toEqual(['say', 'dial', 'hangup']);
  expect(await findCallBySid(other.db, call.callSid)).toBeUndefined();
});
