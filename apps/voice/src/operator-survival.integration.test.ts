import { once } from 'node:events';
import { createCallToken } from '@aybiza/auth/call-token';
import { createOperatorToken, type OperatorClaims } from '@aybiza/auth/operator-token';
import { type ServerMessage, serverMessageSchema } from '@aybiza/call-protocol';
import { listAuditEntries } from '@aybiza/db/audit-entries';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { callIdSchema } from '@aybiza/foundation/ids';
import { type Sandbox, startSandbox } from '@aybiza/sandbox/start-sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { bridgingSentence } from './call/decide/bridging.ts';
import { openOperatorPage } from './testing/operator-page.ts';
import type { PublishedLine } from './testing/publish-line.ts';
import { PAGE_ORIGIN } from './testing/start-test-voice.ts';
import { type EffectLog, publishSurvivalLine, startEffectLog } from './testing/survival-line.ts';
import { startVoiceFleet, type VoiceFleet, type VoiceProcess } from './testing/voice-fleet.ts';

const world = useDatabase();
let sandbox: Sandbox;
let effects: EffectLog;
let fleet: VoiceFleet;
let line: PublishedLine;
let owner: VoiceProcess;
let other: VoiceProcess;

beforeAll(async () => {
  [sandbox, effects] = await Promise.all([startSandbox({ fast: true }), startEffectLog()]);
  line = await publishSurvivalLine(world.db, effects.url);
  fleet = await startVoiceFleet({ databaseUrl: world.place.appUrl, sandbox, allowPrivate: effects.address });
  owner = await fleet.start();
  other = await fleet.start();
});
afterAll(async () => {
  await fleet?.close();
  await effects?.close();
  await sandbox?.close();
});

async function openCaller(token: string, query = '') {
  const socket = new WebSocket(`${fleet.publicUrl.replace('http', 'ws')}/browser/call${query}`, {
    origin: PAGE_ORIGIN,
  });
  const seen: ServerMessage[] = [];
  const heard: Buffer[] = [];
  const send = (message: object) => socket.send(JSON.stringify(message));
  socket.on('error', () => undefined);
  socket.on('open', () => send({ type: 'hello', protocol: 1, token, audio: { encoding: 'mulaw' } }));
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (isBinary) return heard.push(Buffer.from(data));
    const message = serverMessageSchema.parse(JSON.parse(data.toString()));
    seen.push(message);
    if (message.type === 'mark') send({ type: 'played', mark: message.mark });
    return undefined;
  });
  const closed = once(socket, 'close');
  const spoken = () =>
    seen.flatMap((message) =>
      message.type === 'event' && message.event.type === 'agentSpoke' ? [message.event.text] : [],
    );
  const hasHeard = () => seen.some((message) => message.type === 'event' && message.event.type === 'agentHeard');
  const ready = () => seen.find((message) => message.type === 'ready');
  await expect.poll(() => ready()?.resumeToken).toBeDefined();
  const { callId, resumeToken = '' } = ready() ?? {};
  if (callId === undefined) throw new Error('the wait above has passed');
  return { socket, closed, spoken, hasHeard, callId, resumeToken, send, heard: () => Buffer.concat(heard) };
}

test('whoever reaches the wrong process takes over through it; when the process of the call dies, the caller is with the agent again', async () => {
  const { workspaceId, agentId, flowVersionId, statechartHash } = line;
  const claims = { workspaceId, agentId, flowVersionId, statechartHash, isTest: true };
  const callToken = await world.db.forWorkspace(workspaceId, (tx) =>
    createCallToken(tx, { secret: fleet.secret, claims, now: Date.now() }),
  );
  const caller = await openCaller(callToken);
  // To its end: what is still being said would be heard between the operator's words.
  await expect.poll(caller.hasHeard).toBe(true);
  const seat = (as: OperatorClaims['as']) =>
    world.db.forWorkspace(workspaceId, (tx) =>
      createOperatorToken(tx, {
        secret: fleet.secret,
        claims: { workspaceId, callId: callIdSchema.parse(caller.callId), by: 'anna', as },
      }),
    );
  const token = await seat('voice');
  const page = openOperatorPage(`http://127.0.0.1:${other.port}`, token);
  await page.told('tookOver');
  const before = caller.heard().length;
  const words = Uint8Array.from({ length: 1_600 }, (_, index) => (index % 120) + 1);
  page.speak(words);
  await expect.poll(() => Buffer.compare(caller.heard().subarray(before), words)).toBe(0);
  // Used once, wherever it is shown.
  expect(await openOperatorPage(`http://127.0.0.1:${owner.port}`, token).closed).toBe(4404);

  owner.signal('SIGKILL');
  await owner.gone;
  fleet.takeOut(owner);
  expect(await page.closed).toBe(4404);
  await caller.closed;
  const back = await openCaller(caller.resumeToken, '?back=1');
  await expect.poll(() => back.spoken()[0]).toBe(bridgingSentence('en'));
  const listener = openOperatorPage(`http://127.0.0.1:${other.port}`, await seat('listener'));
  await listener.told('ready');
  back.send({ type: 'hangUp' });
  expect(await listener.closed).toBe(1000);
  const actions = async () =>
    (await world.db.forWorkspace(workspaceId, (tx) => listAuditEntries(tx, 10))).map(({ action }) => action);
  await expect.poll(actions).toContain('liveCall.stoppedListening');
});
