import { createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPostgresLeases } from '@aybiza/backbone/leases/postgres';
import type { CallEvent } from '@aybiza/call-log';
import { listCallEvents } from '@aybiza/db/call-events';
import { saveDeployment } from '@aybiza/db/deployments';
import { listCalls } from '@aybiza/db/list-calls';
import { addPhoneNumber } from '@aybiza/db/phone-numbers';
import { accountSecretPlace, removeProviderAccount, saveProviderAccount } from '@aybiza/db/provider-accounts';
import { seedPublishedAgent, seedWorkspace } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { systemClock } from '@aybiza/foundation/clock';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { silentLogger } from '@aybiza/foundation/logger';
import { createSealer } from '@aybiza/foundation/sealer';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { placeCall } from '@aybiza/sandbox/twilio/place-call';
import { createFolderStorage } from '@aybiza/storage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Records } from './records/call-records-port.ts';
import { createRecords } from './records/create-records.ts';
import { practiceStatechart } from './testing/practice-statechart.ts';
import { startTestVoice, type TestVoice } from './testing/start-test-voice.ts';
import { CallMeters } from './watch/call-meters.ts';
import { createCallWatch } from './watch/call-watch.ts';

const SECRET = 'a secret of at least thirty-two characters';
const sealer = createSealer(SECRET);
const world = useDatabase();
const closing: (() => Promise<unknown>)[] = [];
let voice: TestVoice;

/** A workspace with a number, on an account of its own with the telephone company or on the installation's. */
interface Practice {
  readonly workspaceId: WorkspaceId;
  readonly number: string;
  readonly accountSid: string;
  readonly authToken: string;
}

let one: Practice;
let two: Practice;
/** On the installation's account. */
let three: Practice;
const NOBODYS = '+442079460999';

beforeAll(async () => {
  const { db, place } = world;
  const dataDir = await mkdtemp(join(tmpdir(), 'aybiza-accounts-'));
  const leases = createPostgresLeases({ url: place.appUrl, onError: () => {}, waitMs: PATIENCE_MS });
  let records: Records | undefined;
  voice = await startTestVoice({
    statechart: practiceStatechart(),
    hasFallback: true,
    accounts: {
      db,
      secret: SECRET,
      openRecords: (accounts) => {
        records = createRecords({
          ...accounts,
          db,
          leases,
          clock: systemClock(),
          logger: silentLogger(),
          watch: createCallWatch({ meters: new CallMeters(), spans: undefined }),
          secret: SECRET,
          dataDir,
          storage: createFolderStorage({ folder: join(dataDir, 'recordings') }),
          address: '',
          askToGiveUp: () => undefined,
        });
        return records;
      },
    },
  });
  one = await open('one', '+442079460001');
  two = await open('two', '+442079460002');
  three = { ...(await open('three', '+442079460003', false)), authToken: voice.authToken };
  closing.push(async () => {
    await voice.close();
    await records?.flush(10_000);
    await leases.close();
    await rm(dataDir, { recursive: true, force: true });
  });
});

afterAll(async () => {
  for (const close of closing) await close();
});

const store = (workspaceId: WorkspaceId, vendor: string, account: { settings: object; secret: string }) =>
  world.db.forWorkspace(workspaceId, (tx) =>
    saveProviderAccount(tx, {
      vendor,
      settings: account.settings,
      sealedSecret: sealer.seal(account.secret, accountSecretPlace(workspaceId, vendor)),
      secretEnding: '',
    }),
  );

async function open(slug: string, number: string, isOwn = true): Promise<Practice> {
  const workspaceId = await seedWorkspace(world.db, slug);
  const accountSid = `AC${randomBytes(16).toString('hex')}`;
  const authToken = randomBytes(16).toString('hex');
  await world.db.forWorkspace(workspaceId, async (tx) => {
    const { agentId, version } = await seedPublishedAgent(tx);
    const weights = [{ flowVersionId: version.id, statechartHash: version.statechartHash, weight: 1 }];
    const saved = await saveDeployment(tx, { agentId, environment: 'live', weights });
    if (saved.status !== 'saved') throw new Error('the small flow cannot be deployed');
    await addPhoneNumber(tx, { e164: number, deploymentId: saved.deployment.id });
  });
  if (isOwn) await store(workspaceId, 'twilio', { settings: { accountSid }, secret: authToken });
  return { workspaceId, number, accountSid, authToken };
}

/** What Twilio would ask, by anybody's signature. */
async function ask(path: string, form: Readonly<Record<string, string>>, authToken: string) {
  const url = `${voice.url}${path}`;
  const signed = Object.keys(form)
    .sort()
    .reduce((text, name) => text + name + form[name], url);
  const headers = { 'x-twilio-signature': createHmac('sha1', authToken).update(signed).digest('base64') };
  const response = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form) });
  const text = await response.text();
  return { status: response.status, text, isAnswered: text.includes('<Stream') };
}

const ringing = (to: string, accountSid: string) => ({
  CallSid: `CA${randomBytes(16).toString('hex')}`,
  AccountSid: accountSid,
  From: '+447700900456',
  To: to,
  CallStatus: 'ringing',
});

const phone = ({ accountSid, authToken, number }: Practice) =>
  placeCall({
    accountSid,
    authToken,
    from: '+447700900456',
    to: number,
    instructions: { url: `${voice.url}/twilio/voice`, method: 'POST' },
    statusCallback: { action: { url: `${voice.url}/twilio/status`, method: 'POST' }, events: ['completed'] },
    voice: voice.sandbox.voice,
    recogniser: voice.sandbox.recogniser,
  });

/** The log of the newest call of a workspace, once it has ended. */
async function logOf({ workspaceId }: Practice, count: number): Promise<readonly CallEvent[]> {
  const ended = () => world.db.forWorkspace(workspaceId, (tx) => listCalls(tx, { status: 'ended' }, { limit: 100 }));
  await expect.poll(async () => (await ended()).calls.length).toBe(count);
  const [call] = (await ended()).calls;
  if (call === undefined) throw new Error('there is no call');
  const place = { callId: call.id, callStartedAt: call.startedAt };
  return world.db.forWorkspace(workspaceId, (tx) => listCallEvents(tx, place, { afterSeq: -1, limit: 1_000 }));
}

const standIns = (log: readonly CallEvent[]) =>
  log.flatMap((event) => (event.type === 'noted' && event.code === 'DEGRADED' ? [event.detail] : []));

describe('a workspace with a telephone account of its own', () => {
  it('is called over that account, to the end of the call', async () => {
    const call = phone(one);
    const result = await call.ended;
    expect(result.endedBy).toBe('twiml');
    expect(call.heard.length).toBeGreaterThan(0);
    const [opening] = await logOf(one, 1);
    expect(opening).toMatchObject({ type: 'callStarted', practice: ['stt', 'tts', 'llm'] });
  });

  it('is not reached with the signature of another workspace, or of the installation', async () => {
    const nobody = await ask('/twilio/voice', ringing(NOBODYS, two.accountSid), two.authToken);
    expect(nobody).toMatchObject({ status: 200, isAnswered: false });
    for (const { accountSid, authToken } of [two, three]) {
      const crossed = await ask('/twilio/voice', ringing(one.number, accountSid), authToken);
      // Word for word what is said of a number that nobody has.
      expect(crossed).toEqual(nobody);
    }
  });

  it.each([
    ['its own account with the token of another', () => ({ sid: one.accountSid, token: two.authToken })],
    ['an account that nobody has', () => ({ sid: `AC${'9'.repeat(32)}`, token: randomBytes(16).toString('hex') })],
    ['no account', () => ({ sid: '', token: two.authToken })],
  ])('is refused to whoever names %s', async (_what, who) => {
    const { sid, token } = who();
    for (const to of [one.number, NOBODYS])
      expect(await ask('/twilio/voice', ringing(to, sid), token)).toEqual({ status: 403, text: '', isAnswered: false });
  });

  it('is not reached by somebody who claims its account with a token of their own', async () => {
    const thief = await open('thief', '+442079460004');
    await store(thief.workspaceId, 'twilio', { settings: { accountSid: one.accountSid }, secret: thief.authToken });
    const claimed = () => ask('/twilio/voice', ringing(thief.number, one.accountSid), thief.authToken);
    await expect.poll(async () => (await claimed()).isAnswered).toBe(true);
    expect(await ask('/twilio/voice', ringing(one.number, one.accountSid), thief.authToken)).toMatchObject({
      isAnswered: false,
    });
    expect(await ask('/twilio/voice', ringing(one.number, one.accountSid), one.authToken)).toMatchObject({
      isAnswered: true,
    });
  });

  it('is reached with either of two tokens while one replaces the other, and with the old one no more once it is gone', async () => {
    const changing = await open('changing', '+442079460006');
    const { workspaceId, number, accountSid, authToken: old } = changing;
    const next = randomBytes(16).toString('hex');
    const isAnswered = async (token: string) =>
      (await ask('/twilio/voice', ringing(number, accountSid), token)).isAnswered;
    await expect.poll(() => isAnswered(old)).toBe(true);
    expect(await isAnswered(next)).toBe(false);
    await store(workspaceId, 'twilio', { settings: { accountSid }, secret: `${next},${old}` });
    await expect.poll(() => isAnswered(next)).toBe(true);
    expect(await isAnswered(old)).toBe(true);
    await store(workspaceId, 'twilio', { settings: { accountSid }, secret: next });
    await expect.poll(() => isAnswered(old)).toBe(false);
    expect(await isAnswered(next)).toBe(true);
  });

  it('keeps its calls when another account says that they are over', async () => {
    const form = ringing(one.number, one.accountSid);
    await ask('/twilio/voice', form, one.authToken);
    const over = { ...form, AccountSid: two.accountSid, CallStatus: 'completed' };
    expect((await ask('/twilio/status', over, two.authToken)).status).toBe(403);
    expect((await ask('/twilio/resume', over, two.authToken)).status).toBe(403);
    expect((await ask('/twilio/status', { ...form, CallStatus: 'completed' }, one.authToken)).status).toBe(204);
  });

  it('sends its messages on that account, and others on the installation’s', async () => {
    const message = { to: '+447700900456', text: 'See you on Monday.' };
    await voice.accounts?.sendMessage(one.workspaceId, { ...message, from: one.number });
    await voice.accounts?.sendMessage(three.workspaceId, { ...message, from: three.number });
    const sent: unknown = await (await fetch(`${voice.sandbox.url}/sandbox/messages`)).json();
    expect(sent).toMatchObject([
      { from: one.number, accountSid: one.accountSid },
      { from: three.number, accountSid: `AC${'0'.repeat(32)}` },
    ]);
  });

  it('is called over the installation’s account again a second after its own was removed', async () => {
    const former = await open('former', '+442079460005');
    await world.db.forWorkspace(former.workspaceId, (tx) => removeProviderAccount(tx, 'twilio'));
    const asked = () => ask('/twilio/voice', ringing(former.number, three.accountSid), three.authToken);
    await expect.poll(async () => (await asked()).isAnswered).toBe(true);
    const own = await ask('/twilio/voice', ringing(former.number, former.accountSid), former.authToken);
    expect(own.status).toBe(403);
  });
});

describe('a workspace with a wrong key of its own', () => {
  /** Resolves when calls use it. */
  async function storeKey(secret: string): Promise<void> {
    const equipment = () => voice.accounts?.equip(two.workspaceId);
    const before = await equipment();
    const baseUrl = voice.sandbox.url.replace('http', 'ws');
    await store(two.workspaceId, 'deepgram', { settings: { baseUrl }, secret });
    await expect.poll(equipment).not.toBe(before);
  }

  it('is heard and spoken for by whoever is behind, says so in the log, and touches nobody else', async () => {
    await storeKey('invalid');
    // Three failures in a row open a breaker: it is this workspace's.
    for (const count of [1, 2, 3]) {
      const call = phone(two);
      await call.ended;
      expect(call.heard.length).toBeGreaterThan(0);
      const log = await logOf(two, count);
      expect(standIns(log).toSorted()).toEqual(['polly', 'transcribe']);
      expect(log[0]).toMatchObject({ practice: ['llm'] });
    }
    await phone(three).ended;
    expect(standIns(await logOf(three, 1))).toEqual([]);
    const metrics = await (await fetch(`${voice.url}/metrics`)).text();
    for (const vendor of ['deepgram-stt', 'deepgram-tts']) {
      expect(metrics).toContain(`aybiza_vendor_open{vendor="${vendor}"} 0`);
      expect(metrics).toContain(`aybiza_own_vendor_accounts_open{vendor="${vendor}"} 1`);
    }
    expect(metrics).not.toContain(two.workspaceId);
  });

  it('has its own vendor from the next call on once the key is right', async () => {
    await storeKey('a-right-key');
    await phone(two).ended;
    expect(standIns(await logOf(two, 4))).toEqual([]);
  });
});
