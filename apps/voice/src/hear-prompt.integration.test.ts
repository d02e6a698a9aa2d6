import { createCallToken } from '@aybiza/auth/call-token';
import { createHearingToken, type Hearing } from '@aybiza/auth/hearing-token';
import { accountSecretPlace, saveProviderAccount } from '@aybiza/db/provider-accounts';
import { seedWorkspace } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { issueSingleUseToken } from '@aybiza/db/tokens';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { createSealer } from '@aybiza/foundation/sealer';
import { MU_LAW_RATE_HZ, meanLevel } from '@aybiza/providers/audio/mu-law';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readWav } from './audio/read-wav.ts';
import { createMemoryRecords } from './testing/memory-records.ts';
import { practiceStatechart } from './testing/practice-statechart.ts';
import { NUMBER, PAGE_ORIGIN, startTestVoice, type TestVoice } from './testing/start-test-voice.ts';

const SECRET = 'a secret of at least thirty-two characters';
const VOICE = 'aura-2-thalia-en';
const world = useDatabase();
let voice: TestVoice;
let workspaceId: WorkspaceId;

beforeAll(async () => {
  const { db } = world;
  const statechart = practiceStatechart();
  const records = createMemoryRecords({ statechart, number: NUMBER });
  voice = await startTestVoice({ statechart, accounts: { db, secret: SECRET, openRecords: () => records } });
  workspaceId = await seedWorkspace(db, 'listening');
});

afterAll(() => voice.close());

const tokenFor = (hearing: Hearing, of = workspaceId) =>
  world.db.forWorkspace(of, (tx) => createHearingToken(tx, hearing));

const ask = (token: string, origin = PAGE_ORIGIN) =>
  fetch(`${voice.url}/prompts/hear`, { method: 'POST', body: token, headers: { origin } });

/** What is heard of a text, as a page gets it. */
async function hear(text: string, of = workspaceId): Promise<Uint8Array> {
  const response = await ask(await tokenFor({ text, voice: VOICE }, of));
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'audio/wav']);
  const audio = readWav(new Uint8Array(await response.arrayBuffer()));
  if (audio === undefined) throw new Error('a WAV file was expected');
  return audio;
}

async function reasonOf(response: Response): Promise<unknown> {
  return { status: response.status, ...Object(await response.json()) };
}

function vendorRefuses(status: number): void {
  voice.sandbox.faults.set('tts', { status, atOnce: true });
  onTestFinished(() => voice.sandbox.faults.clear());
}

describe('a page that asks to hear a text', () => {
  it('gets speech that takes as long as the words do', async () => {
    const short = await hear('Hello.');
    const long = await hear('Hello, this is Bright Smile Dental. How can we help you today, and with whom?');
    const seconds = (audio: Uint8Array) => audio.length / MU_LAW_RATE_HZ;
    expect(seconds(short)).toBeGreaterThan(0.2);
    expect(seconds(short)).toBeLessThan(3);
    expect(seconds(long)).toBeGreaterThan(seconds(short) * 2);
    expect(meanLevel(long)).toBeGreaterThan(100);
  });

  it('gets what was spoken before without asking the vendor again, and of a new text why there is none', async () => {
    const first = await hear('We are open until six.');
    vendorRefuses(401);
    expect(await hear('We are open until six.')).toEqual(first);
    const other = await ask(await tokenFor({ text: 'We are open until seven.', voice: VOICE }));
    expect(await reasonOf(other)).toEqual({ status: 502, reason: 'wrongKey' });
  });

  it('hears the workspace’s own account, whose sound is kept apart', async () => {
    const own = await seedWorkspace(world.db, 'own-voice');
    const sealedSecret = createSealer(SECRET).seal('invalid', accountSecretPlace(own, 'deepgram'));
    await world.db.forWorkspace(own, (tx) =>
      saveProviderAccount(tx, { vendor: 'deepgram', settings: {}, sealedSecret, secretEnding: '' }),
    );
    await hear('Whose voice is this?');
    const response = await ask(await tokenFor({ text: 'Whose voice is this?', voice: VOICE }, own));
    expect(await reasonOf(response)).toEqual({ status: 502, reason: 'wrongKey' });
  });

  it('is let in by its token once, and of many that use it at the same time one is', async () => {
    const token = await tokenFor({ text: 'Once.', voice: VOICE });
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(token)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401, 401, 401, 401]);
  });

  it('is refused with a token that is late, made up, or for something else', async () => {
    const issue = (secret: string, ttlMs: number) =>
      world.db.forWorkspace(workspaceId, (tx) =>
        issueSingleUseToken(tx, { secret, ttlMs, purpose: 'prompt-hearing', payload: { text: 'Now.', voice: VOICE } }),
      );
    const [late, punctual] = ['a-token-that-came-too-late', 'a-token-that-came-in-time'];
    await issue(late, 0);
    await issue(punctual, 60_000);
    expect((await ask(punctual)).status).toBe(200);
    const claims = { workspaceId, agentId: newId('agent'), flowVersionId: null, statechartHash: 'a'.repeat(64) };
    const call = await world.db.forWorkspace(workspaceId, (tx) =>
      createCallToken(tx, { secret: SECRET, claims: { ...claims, isTest: true }, now: Date.now() }),
    );
    for (const token of [late, '', 'made-up-by-somebody-else'])
      expect(await reasonOf(await ask(token))).toEqual({ status: 401, reason: 'tokenRefused' });
    expect((await ask(call)).status).toBe(413);
  });

  it('is refused on a page of somebody else, whose token stays as it was', async () => {
    const token = await tokenFor({ text: 'Not for you.', voice: VOICE });
    const foreign = await ask(token, 'https://elsewhere.example');
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
    expect(await reasonOf(foreign)).toEqual({ status: 403, reason: 'foreignOrigin' });
    expect((await ask(token)).status).toBe(200);
  });
});
