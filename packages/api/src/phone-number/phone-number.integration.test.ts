import { createPostgresBus } from '@aybiza/backbone/bus/postgres';
import type { ErrandReply, NumberErrand } from '@aybiza/backbone/trials/number-errand';
import { listenForTrials } from '@aybiza/backbone/trials/trials';
import { listAuditEntries } from '@aybiza/db/audit-entries';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { consumeSingleUseToken } from '@aybiza/db/tokens';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const world = useDatabase();
const PRICE = { monthly: '1.00', currency: 'GBP' };
const ROUTING = { voiceUrl: 'https://v/voice', fallbackUrl: 'https://v/fallback', statusUrl: 'https://v/status' };
const NO_ACCOUNT: ErrandReply<'check'> = { status: 'noAccount', isInstallations: false };
let api: TestApi;
let owner: Credentials;
let workspaceId: WorkspaceId;
let agentId: string;
let count = 0;
/** What a voice process answers, which has the account; and what it was asked. */
let answers: (errand: NumberErrand) => unknown;
const errands: NumberErrand[] = [];
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  api = await startTestApi(world);
  const bus = createPostgresBus({ url: world.place.appUrl, onError: () => {}, waitMs: PATIENCE_MS });
  const stop = await listenForTrials(bus, 'number-errand', {
    onAsked: async ({ token }) => {
      const wanted = await consumeSingleUseToken(world.db, { secret: token, purpose: 'number-errand' });
      const errand = z.custom<NumberErrand>().parse(wanted?.payload);
      errands.push(errand);
      return answers(errand);
    },
    onError: () => {},
  });
  closing.push(stop, () => bus.close());
});
afterAll(async () => {
  for (const close of closing) await close();
  await api.stop();
});

beforeEach(async () => {
  count += 1;
  errands.length = 0;
  answers = () => NO_ACCOUNT;
  workspaceId = await api.workspace(`numbers-${count}`);
  owner = (await api.person('Ada', [{ workspaceId, role: 'owner' }])).credentials;
  const created = await call('agent.create', { name: 'Reception', template: 'dental-practice' });
  agentId = z.object({ agentId: z.string() }).parse(created.body).agentId;
  await call('flow.publish', { agentId });
});

const call = (name: string, input?: unknown) => api.call(name, input, owner);
const numberOf = (index: number) => `+4420794${String(60_000 + count * 10 + index)}`;
const done = (result: unknown) => ({ status: 'done', isPractice: false, done: result });

async function connect(e164 = numberOf(0), options: object = {}) {
  const { body } = await call('phoneNumber.connect', { e164, agentId, ...options });
  return z.object({ phoneNumberId: z.string(), isRouted: z.boolean() }).parse(body);
}

async function actions(): Promise<string[]> {
  const entries = await world.db.forWorkspace(workspaceId, (tx) => listAuditEntries(tx, 20));
  return entries.map(({ action }) => action);
}

describe('connecting a number', () => {
  it('tells Twilio only where that is asked for', async () => {
    answers = () => done({ isRouted: true });
    expect(await connect()).toMatchObject({ isRouted: false });
    expect(errands).toEqual([]);
    expect(await connect(numberOf(1), { bringCalls: true })).toMatchObject({ isRouted: true });
    expect(errands).toEqual([{ type: 'route', e164: numberOf(1) }]);
  });

  it('is done although Twilio refuses, which the check then tells', async () => {
    answers = () => ({ status: 'failed', reason: 'wrongKey', message: 'Twilio refused: 401 20003 Authenticate' });
    const { phoneNumberId, isRouted } = await connect(numberOf(0), { bringCalls: true });
    expect(isRouted).toBe(false);
    expect((await call('phoneNumber.getConnection', { phoneNumberId })).body).toMatchObject({
      status: 'failed',
      reason: 'wrongKey',
    });
    const routed = await call('phoneNumber.route', { phoneNumberId });
    expect([routed.status, routed.code]).toEqual([422, 'TELEPHONE_REFUSED']);
  });

  it('says whether its calls arrive, and has them brought here', async () => {
    const { phoneNumberId } = await connect();
    const has = { ...ROUTING, voiceUrl: '', overriddenBy: null };
    answers = ({ type }) =>
      type === 'check' ? done({ has, wants: ROUTING, differs: ['voiceUrl'] }) : done({ isRouted: true });
    expect((await call('phoneNumber.getConnection', { phoneNumberId })).body).toMatchObject({
      status: 'atTwilio',
      differs: ['voiceUrl'],
    });
    expect((await call('phoneNumber.route', { phoneNumberId })).body).toEqual({ routed: true });
    expect(await actions()).toContain('phoneNumber.routed');
  });
});

describe('buying a number', () => {
  const buy = () => call('phoneNumber.buy', { e164: numberOf(2), country: 'GB', kind: 'local', price: PRICE, agentId });

  it('connects it, and is written down with what it costs', async () => {
    answers = () => done({ e164: numberOf(2), label: '' });
    const { phoneNumberId } = z.object({ phoneNumberId: z.string() }).parse((await buy()).body);
    expect((await call('phoneNumber.list')).body).toMatchObject([{ id: phoneNumberId, e164: numberOf(2) }]);
    expect(await actions()).toContain('phoneNumber.bought');
  });

  it('under one idempotency key is asked for once', async () => {
    answers = () => done({ e164: numberOf(2), label: '' });
    const keyed = { ...owner, 'idempotency-key': `buy-${count}` };
    const input = { e164: numberOf(2), country: 'GB', kind: 'local', price: PRICE, agentId };
    const replies = await Promise.all([1, 2].map(() => api.call('phoneNumber.buy', input, keyed)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect(replies[0]?.body).toEqual(replies[1]?.body);
    expect(errands.length).toBe(1);
  });

  it('at another price than was agreed to buys nothing, and says the price', async () => {
    answers = () => done({ newPrice: { monthly: '2.00', currency: 'GBP' } });
    const refused = await buy();
    expect([refused.status, refused.code]).toEqual([409, 'PRICE_CHANGED']);
    expect(refused.text).toContain('2.00 GBP');
    expect((await call('phoneNumber.list')).body).toEqual([]);
  });

  it('for an agent that was never published is not asked for', async () => {
    const created = await call('agent.create', { name: 'New', template: 'dental-practice' });
    agentId = z.object({ agentId: z.string() }).parse(created.body).agentId;
    expect((await buy()).code).toBe('NOT_PUBLISHED');
    expect(errands).toEqual([]);
  });

  it('without an account says what to do', async () => {
    const refused = await buy();
    expect([refused.status, refused.code]).toEqual([412, 'NO_TELEPHONE_ACCOUNT']);
    expect(refused.text).toContain('under Providers');
  });
});

describe('who is rung when a call cannot be taken', () => {
  const set = async (fallbackNumber: string | null) => {
    const { phoneNumberId } = await connect();
    return call('phoneNumber.update', { phoneNumberId, fallbackNumber });
  };

  it('is an ordinary number in a country of one’s own, or nobody', async () => {
    expect((await set('+442079460999')).status).toBe(200);
    expect((await call('phoneNumber.list')).body).toMatchObject([{ fallbackNumber: '+442079460999' }]);
    expect((await set(null)).status).toBe(200);
    expect((await call('phoneNumber.list')).body).toMatchObject([{ fallbackNumber: null }]);
  });

  it.each([
    ['a number that costs whoever calls it', '+449098790000', 'COSTLY_NUMBER'],
    ['a number of a satellite', '+881612345678', 'COSTLY_NUMBER'],
    ['a number in a country that is not allowed', '+33123456789', 'COSTLY_NUMBER'],
  ])('is not %s', async (_what, fallbackNumber, code) => {
    expect((await set(fallbackNumber)).code).toBe(code);
  });

  it('is no number that is answered here', async () => {
    await connect(numberOf(3));
    expect((await set(numberOf(3))).code).toBe('CALLS_ITSELF');
    expect((await set(numberOf(0))).code).toBe('CALLS_ITSELF');
  });
});
