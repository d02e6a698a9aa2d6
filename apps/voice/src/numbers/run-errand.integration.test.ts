import { type ErrandReply, type NumberErrand, readErrandReply } from '@aybiza/backbone/trials/number-errand';
import { systemClock } from '@aybiza/foundation/clock';
import { workspaceIdSchema } from '@aybiza/foundation/ids';
import { createTelephone } from '@aybiza/providers/accounts/telephone';
import { createSafeFetch } from '@aybiza/safe-fetch';
import { type Sandbox, startSandbox } from '@aybiza/sandbox/start-sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Line } from '../accounts/telephone-book.ts';
import { checkPublicAddress, presenceOf } from './public-address.ts';
import { routingFor } from './routing.ts';
import { runErrand } from './run-errand.ts';

const PUBLIC_URL = 'https://voice.example.com';
const SECRET = 'a secret of at least thirty-two characters';
const PRICE = { monthly: '1.00', currency: 'GBP' };
const clock = systemClock();
const workspaceId = workspaceIdSchema.parse('ws_practice');
const safeFetch = createSafeFetch({ clock });
let sandbox: Sandbox;
let accounts = 0;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ fast: true });
});
afterEach(async () => {
  sandbox.faults.clear('telephony');
  for (const close of closing.splice(0)) await close();
});
afterAll(async () => {
  await safeFetch.close();
  await sandbox.close();
});

/** Does errands for a workspace with an account of its own, or with whichever the installation has; by default a new one. */
function anAccount({ line = 'own', isPractice = false }: { line?: Line | null; isPractice?: boolean } = {}) {
  accounts += 1;
  const telephone = createTelephone({
    clock,
    accountSid: `AC${String(accounts).padStart(32, '0')}`,
    authTokens: ['0123456789abcdef0123456789abcdef'],
    baseUrl: sandbox.url,
  });
  closing.push(() => telephone.close());
  const companyOf = async () => (line === null ? null : { line, telephony: await telephone.open() });
  const options = { telephones: { companyOf }, publicUrl: PUBLIC_URL, secret: SECRET, safeFetch, isPractice };
  return {
    stock: async () => (await telephone.open()).numbers,
    run: async <Type extends NumberErrand['type']>(
      errand: Extract<NumberErrand, { type: Type }> & { type: Type },
    ): Promise<ErrandReply<Type>> => {
      const reply = await runErrand(options)({ workspaceId, payload: errand });
      return readErrandReply(errand.type, JSON.parse(JSON.stringify(reply)));
    },
  };
}

describe('the numbers of an account', () => {
  it('are listed with whether their calls are brought here, and brought here at once', async () => {
    const { run } = anAccount();
    const e164 = '+442079460200';
    const wants = routingFor(PUBLIC_URL);
    expect(await run({ type: 'listOwned' })).toMatchObject({
      status: 'done',
      done: { numbers: [{ e164, label: 'Front desk', takesCalls: true, isRouted: false }, {}] },
    });
    expect(await run({ type: 'check', e164 })).toMatchObject({
      done: { has: { voiceUrl: '' }, wants, differs: ['voiceUrl', 'fallbackUrl', 'statusUrl'] },
    });
    expect(await run({ type: 'route', e164 })).toMatchObject({ done: { isRouted: true } });
    expect(await run({ type: 'check', e164 })).toMatchObject({ done: { has: wants, differs: [] } });
  });

  it('are not brought here while a trunk or an application has them, and are once that is taken away', async () => {
    const { run, stock } = anAccount();
    const e164 = '+442079460201';
    const owned = await (await stock()).findOwned(e164);
    const url = `${sandbox.url}/2010-04-01/Accounts/AC${String(accounts).padStart(32, '0')}/IncomingPhoneNumbers/${owned?.id}.json`;
    const authorization = `Basic ${Buffer.from(`AC${String(accounts).padStart(32, '0')}:0123456789abcdef0123456789abcdef`).toString('base64')}`;
    await fetch(url, { method: 'POST', headers: { authorization }, body: new URLSearchParams({ TrunkSid: 'TK1' }) });
    expect(await run({ type: 'check', e164 })).toMatchObject({ done: { has: { overriddenBy: 'trunk' } } });
    await run({ type: 'route', e164 });
    expect(await run({ type: 'check', e164 })).toMatchObject({ done: { has: { overriddenBy: null }, differs: [] } });
  });

  it('keep the document at Twilio that answers when nothing of us does', async () => {
    const { run, stock } = anAccount();
    const e164 = '+442079460200';
    const fallbackUrl = 'https://handler.twilio.com/twiml/EH0123456789abcdef0123456789abcdef';
    const owned = await (await stock()).findOwned(e164);
    await (await stock()).route(owned?.id ?? '', { ...routingFor(PUBLIC_URL), voiceUrl: '', fallbackUrl });
    await run({ type: 'route', e164 });
    expect(await run({ type: 'check', e164 })).toMatchObject({ done: { has: { fallbackUrl }, differs: [] } });
  });

  it('that the account has not are said so', async () => {
    const reply = await anAccount().run({ type: 'check', e164: '+442079469999' });
    expect(reply).toMatchObject({ status: 'done', done: { has: null } });
  });
});

describe('buying a number', () => {
  const search = { type: 'search', country: 'GB', kind: 'local', contains: '7946' } as const;
  const offer = async (account: ReturnType<typeof anAccount>) => {
    const reply = await account.run(search);
    if (reply.status !== 'done') throw new Error('the stand-in sells numbers');
    return reply.done.numbers[0]?.e164 ?? '';
  };
  const owned = async (account: ReturnType<typeof anAccount>) => {
    const numbers = await (await account.stock()).listOwned();
    return numbers.map(({ e164 }) => e164);
  };

  it('is offered with its price, and the bought one is brought here', async () => {
    const account = anAccount();
    expect(await account.run(search)).toMatchObject({ done: { price: PRICE } });
    const e164 = await offer(account);
    const buy = { ...search, type: 'buy', e164, price: PRICE } as const;
    expect(await account.run(buy)).toMatchObject({ status: 'done', done: { e164 } });
    expect(await account.run({ type: 'check', e164 })).toMatchObject({ done: { differs: [] } });
  });

  it('is done once when it is asked for again', async () => {
    const account = anAccount();
    const e164 = await offer(account);
    const buy = { ...search, type: 'buy', e164, price: PRICE } as const;
    await account.run(buy);
    expect(await account.run(buy)).toMatchObject({ status: 'done', done: { e164 } });
    expect((await owned(account)).filter((one) => one === e164)).toEqual([e164]);
    expect((await owned(account)).length).toBe(3);
  });

  it('at another price than somebody has agreed to buys nothing', async () => {
    const account = anAccount();
    const e164 = await offer(account);
    const buy = { ...search, type: 'buy', e164, price: { ...PRICE, monthly: '0.50' } } as const;
    expect(await account.run(buy)).toMatchObject({ status: 'done', done: { newPrice: PRICE } });
    expect((await owned(account)).length).toBe(2);
  });

  it('that Twilio refuses is refused in its words', async () => {
    const account = anAccount();
    const german = { country: 'DE', kind: 'local' } as const;
    const reply = await account.run({ type: 'search', ...german });
    const first = reply.status === 'done' ? reply.done.numbers[0] : undefined;
    expect(first?.needsAddress).toBe(true);
    const price = { monthly: '1.00', currency: 'EUR' };
    expect(await account.run({ type: 'buy', ...german, e164: first?.e164 ?? '', price })).toMatchObject({
      status: 'failed',
      reason: 'refused',
      message: expect.stringContaining('Requires an Address'),
    });
  });
});

describe('whose numbers they are', () => {
  it('those of the practice account are everybody’s', async () => {
    const reply = await anAccount({ line: 'installation', isPractice: true }).run({ type: 'listOwned' });
    expect(reply).toMatchObject({ status: 'done', isPractice: true });
  });

  it.each([
    ['the installation’s own', 'installation', true],
    ['nobody’s', null, false],
  ] as const)('those of an account that is %s are not the workspace’s', async (_whose, line, isInstallations) => {
    const reply = await anAccount({ line }).run({ type: 'listOwned' });
    expect(reply).toEqual({ status: 'noAccount', isInstallations });
  });

  it('is not known while Twilio fails', async () => {
    sandbox.faults.set('telephony', { status: 503 });
    const reply = await anAccount().run({ type: 'listOwned' });
    expect(reply).toMatchObject({ status: 'failed', reason: 'busy' });
  });
});

describe('the public address', () => {
  const check = (options: Partial<Parameters<typeof checkPublicAddress>[0]>) =>
    checkPublicAddress({ publicUrl: PUBLIC_URL, secret: SECRET, safeFetch, ...options });
  const answering = (body: string, status = 200): typeof safeFetch =>
    Object.assign(async () => ({ status, headers: {}, body, bytes: new Uint8Array() }), { close: async () => {} });

  it.each([
    ['http://127.0.0.1:3100', 'notSet'],
    ['http://voice.example.com', 'notHttps'],
    ['https://192.168.0.10', 'notPublic'],
  ])('%s is %s', async (publicUrl, outcome) => {
    expect(await check({ publicUrl })).toMatchObject({ outcome });
  });

  it('is unreachable when nobody knows its name', async () => {
    const notFound = Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    const nameless = createSafeFetch({ clock, resolve: (_name, done) => done(notFound, []) });
    expect(await check({ publicUrl: 'https://voice.invalid', safeFetch: nameless })).toMatchObject({
      outcome: 'unreachable',
    });
    await nameless.close();
  });

  it('leads here when what answers knows the secret of this installation', async () => {
    const ours = Object.assign(
      async ({ url }: { url: string }) => {
        const body = presenceOf(new URL(url).searchParams.get('nonce') ?? '', SECRET) ?? '';
        return { status: 200, headers: {}, body, bytes: new Uint8Array() };
      },
      { close: async () => {} },
    );
    expect(await check({ safeFetch: ours })).toEqual({ address: PUBLIC_URL, outcome: 'reachable' });
  });

  it.each([
    ['a page of somebody else’s', answering('<html></html>')],
    ['an installation with another secret', answering(presenceOf('n'.repeat(24), 'another secret') ?? '')],
    ['a tunnel that leads nowhere', answering('', 502)],
  ])('is another server’s when %s answers', async (_what, fetched) => {
    expect(await check({ safeFetch: fetched })).toMatchObject({ outcome: 'anotherServer' });
  });
});
