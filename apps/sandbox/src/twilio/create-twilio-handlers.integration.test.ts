import { createServer } from 'node:http';
import twilio from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient.js';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { writeWav } from '../audio/wav.ts';
import { createFaults } from '../faults.ts';
import { createTwilioHandlers } from './create-twilio-handlers.ts';
import { account, respond, startTinyRuntime, type TinyRuntimeOptions, tone } from './testing/tiny-runtime.ts';

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const voice = { synthesise: async (text: string) => new Int16Array(text.length * 160).fill(8000) };

async function startSandbox(options: Parameters<typeof createTwilioHandlers>[0] = {}) {
  const handlers = createTwilioHandlers({ voice, ...options });
  const server = createServer((request, response) => {
    if (!handlers.request(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  cleanups.push(async () => {
    await handlers.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${address.port}`;
}

async function startRuntime(options: TinyRuntimeOptions) {
  const runtime = await startTinyRuntime(options);
  cleanups.push(() => runtime.close());
  return runtime;
}

/** Twilio's own client, its requests sent to the sandbox. */
function connect(sandboxUrl: string, authToken = account.authToken) {
  class LocalClient extends RequestClient {
    override request<T>(options: RequestClient.RequestOptions<T>) {
      const uri = options.uri.replace(/https:\/\/(api|pricing)\.twilio\.com/, sandboxUrl);
      return super.request<T>(Object.assign(options, { uri }));
    }
  }
  return twilio(account.accountSid, authToken, { httpClient: new LocalClient() });
}

const outcomeSchema = z.looseObject({ isOver: z.boolean(), status: z.string() });

async function waitForOutcome(sandboxUrl: string, callSid: string) {
  for (;;) {
    const body = await (await fetch(`${sandboxUrl}/sandbox/calls/${callSid}`)).json();
    const outcome = outcomeSchema.parse(body);
    if (outcome.isOver) return outcome;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function placeScript(sandboxUrl: string, call: object) {
  return fetch(`${sandboxUrl}/sandbox/calls`, {
    method: 'POST',
    body: JSON.stringify({ ...account, from: '+15550100001', to: '+15550100002', ...call }),
  });
}

const acceptedSchema = z.object({ callSid: z.string() });

describe('the numbers of an account', () => {
  it("are listed for Twilio's own client, and found by number", async () => {
    const client = connect(await startSandbox());
    const listed = await client.incomingPhoneNumbers.list();
    expect(listed.map(({ phoneNumber, friendlyName }) => [phoneNumber, friendlyName])).toEqual([
      ['+442079460200', 'Front desk'],
      ['+442079460201', 'Second line'],
    ]);
    const [found, ...others] = await client.incomingPhoneNumbers.list({ phoneNumber: '+442079460201' });
    expect(others).toEqual([]);
    expect(found).toMatchObject({ voiceUrl: '', capabilities: { voice: true }, trunkSid: null });
  });

  it('keep the addresses that they are given, and nothing that is no address', async () => {
    const client = connect(await startSandbox());
    const [first] = await client.incomingPhoneNumbers.list();
    const number = client.incomingPhoneNumbers(first?.sid ?? '');
    await number.update({ voiceUrl: 'https://voice.example.com/twilio/voice#rc=4', voiceMethod: 'POST' });
    await expect(number.update({ voiceFallbackUrl: 'voice' })).rejects.toMatchObject({ code: 21_402 });
    expect(await number.fetch()).toMatchObject({
      voiceUrl: 'https://voice.example.com/twilio/voice#rc=4',
      voiceFallbackUrl: '',
    });
  });

  it('become more by buying one, once', async () => {
    const client = connect(await startSandbox());
    const search = client.availablePhoneNumbers('GB').local;
    const [offer] = await search.list({ contains: '79460', voiceEnabled: true, limit: 1 });
    expect(offer).toMatchObject({ isoCountry: 'GB', locality: 'London', addressRequirements: 'none' });
    const phoneNumber = offer?.phoneNumber ?? '';
    const bought = await client.incomingPhoneNumbers.create({ phoneNumber, voiceUrl: 'https://voice.example.com/' });
    expect(bought).toMatchObject({ phoneNumber, voiceUrl: 'https://voice.example.com/' });
    await expect(client.incomingPhoneNumbers.create({ phoneNumber })).rejects.toMatchObject({ code: 21_422 });
    expect((await search.list({ contains: phoneNumber.slice(1) })).length).toBe(0);
    expect((await client.incomingPhoneNumbers.list()).length).toBe(3);
  });

  it('are not sold where an address is wanted, nor in a country without any', async () => {
    const client = connect(await startSandbox());
    const [offer] = await client.availablePhoneNumbers('DE').local.list({ limit: 1 });
    expect(offer?.addressRequirements).toBe('local');
    const buying = client.incomingPhoneNumbers.create({ phoneNumber: offer?.phoneNumber ?? '' });
    await expect(buying).rejects.toMatchObject({ code: 21_631 });
    await expect(client.availablePhoneNumbers('AQ').local.list()).rejects.toMatchObject({ status: 404 });
  });

  it('have a price for each kind', async () => {
    const client = connect(await startSandbox());
    const { phoneNumberPrices, priceUnit } = await client.pricing.v1.phoneNumbers.countries('GB').fetch();
    expect(priceUnit).toBe('GBP');
    expect(phoneNumberPrices).toContainEqual(expect.objectContaining({ numberType: 'local', currentPrice: '1.00' }));
    await expect(client.pricing.v1.phoneNumbers.countries('AQ').fetch()).rejects.toMatchObject({ status: 404 });
  });
});

describe('the REST interface', () => {
  it("shows Twilio's own client the account, to its token only", async () => {
    const url = await startSandbox();
    const shown = await connect(url).api.v2010.accounts(account.accountSid).fetch();
    expect(shown).toMatchObject({ sid: account.accountSid, status: 'active' });
    await expect(connect(url, 'another').api.v2010.accounts(account.accountSid).fetch()).rejects.toMatchObject({
      status: 401,
    });
  });

  it("places an outbound call for Twilio's own client and reports how it goes on", async () => {
    const url = await startSandbox();
    const runtime = await startRuntime({ answers: { '/voice': respond('<Hangup/>') } });
    const startedAt = performance.now();
    const created = await connect(url).calls.create({
      to: '+15550100003',
      from: '+15550100002',
      url: `${runtime.url}/voice`,
      statusCallback: `${runtime.url}/status`,
      statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    });
    expect(created).toMatchObject({ status: 'queued', direction: 'outbound-api', to: '+15550100003' });
    await waitForOutcome(url, created.sid);
    const longestMs = performance.now() - startedAt;
    const { form } = await runtime.request('/voice');
    expect(form).toMatchObject({ CallStatus: 'in-progress', Direction: 'outbound-api', CallSid: created.sid });
    const reports = runtime.webhooks.filter(({ path }) => path === '/status');
    expect(reports.map((report) => [report.form.CallStatus, report.form.SequenceNumber, report.isSigned])).toEqual([
      ['initiated', '0', true],
      ['ringing', '1', true],
      ['in-progress', '2', true],
      ['completed', '3', true],
    ]);
    const shown = await connect(url).calls(created.sid).fetch();
    expect(shown.status).toBe('completed');
    // Whole seconds, rounded up.
    expect(shown.duration).toMatch(/^[1-9]\d*$/);
    expect(Number(shown.duration)).toBeLessThanOrEqual(Math.ceil((longestMs + 1) / 1000));
  });

  it.each([
    ['a person', '+15550100003', 'human'],
    ['a machine', '+15550100004', 'machine_end_beep'],
  ])('tells %s that picks up by a report of its own', async (_who, to, answeredBy) => {
    const url = await startSandbox({ machines: ['+15550100004'] });
    const runtime = await startRuntime({ answers: { '/voice': respond('<Pause length="60"/>') } });
    await connect(url).calls.create({
      to,
      from: '+15550100002',
      url: `${runtime.url}/voice`,
      machineDetection: 'DetectMessageEnd',
      asyncAmd: 'true',
      asyncAmdStatusCallback: `${runtime.url}/detected`,
    });
    const { form, isSigned } = await runtime.request('/detected');
    expect({ ...form, isSigned }).toMatchObject({ AnsweredBy: answeredBy, isSigned: true });
  });

  it("lists for Twilio's own client whom a caller is put through to, as long as they are", async () => {
    const url = await startSandbox({ dial: { '+15550100005': 'answer' } });
    const dialling = respond('<Dial action="/after"><Number>+15550100005</Number></Dial>');
    const runtime = await startRuntime({ answers: { '/voice': dialling, '/after': respond('<Pause length="60"/>') } });
    const client = connect(url);
    const { sid } = await client.calls.create({
      to: '+15550100003',
      from: '+15550100002',
      url: `${runtime.url}/voice`,
    });
    const legs = () => client.calls.list({ parentCallSid: sid });
    await expect.poll(legs).toMatchObject([{ parentCallSid: sid, to: '+15550100005' }]);
    await runtime.request('/after');
    expect(await legs()).toEqual([]);
  });

  it('reports a callee who is busy without asking for instructions', async () => {
    const url = await startSandbox({ dial: { '+15550100003': 'busy' } });
    const runtime = await startRuntime({ answers: {} });
    const { sid } = await connect(url).calls.create({
      to: '+15550100003',
      from: '+15550100002',
      url: `${runtime.url}/voice`,
      statusCallback: `${runtime.url}/status`,
    });
    expect(await waitForOutcome(url, sid)).toMatchObject({ status: 'busy' });
    expect(runtime.webhooks.map(({ path, form }) => [path, form.CallStatus])).toEqual([['/status', 'busy']]);
  });

  it('hangs up a call in a stream, which gets its stop; a second time the call is gone', async () => {
    const url = await startSandbox();
    const runtime = await startRuntime({
      answers: { '/voice': () => respond(`<Connect action="/after"><Stream url="${runtime.streamUrl}"/></Connect>`) },
      agent: (_, { start }) => void hangUp(start?.callSid ?? ''),
    });
    const hangUp = (callSid: string) => connect(url).calls(callSid).update({ status: 'completed' });
    const { sid } = await connect(url).calls.create({
      to: '+15550100003',
      from: '+15550100002',
      url: `${runtime.url}/voice`,
    });
    expect(await waitForOutcome(url, sid)).toMatchObject({ status: 'completed', endedBy: 'runtime' });
    expect(runtime.agents[0]?.received.at(-1)?.event).toBe('stop');
    await expect(hangUp(sid)).rejects.toMatchObject({ status: 400, code: 21_220 });
  });

  it('sends a call in a stream elsewhere without asking the action of the interrupted verb', async () => {
    const url = await startSandbox();
    const runtime = await startRuntime({
      answers: {
        '/voice': () => respond(`<Connect action="/after"><Stream url="${runtime.streamUrl}"/></Connect>`),
        '/elsewhere': respond('<Hangup/>'),
      },
      agent: (_, { start }) =>
        void connect(url)
          .calls(start?.callSid ?? '')
          .update({ twiml: respond(`<Redirect>${runtime.url}/elsewhere</Redirect>`) }),
    });
    const { sid } = await connect(url).calls.create({
      to: '+15550100003',
      from: '+15550100002',
      url: `${runtime.url}/voice`,
    });
    await waitForOutcome(url, sid);
    expect(runtime.webhooks.map(({ path }) => path)).toEqual(['/voice', '/elsewhere']);
    expect(runtime.agents[0]?.received.at(-1)?.event).toBe('stop');
  });

  it('takes text messages and reports their delivery', async () => {
    const url = await startSandbox();
    const runtime = await startRuntime({ answers: {} });
    const sent = await connect(url).messages.create({
      to: '+15550100003',
      from: '+15550100002',
      body: 'See you on Tuesday',
      statusCallback: `${runtime.url}/sms`,
    });
    expect(sent).toMatchObject({ status: 'queued', numSegments: '1' });
    expect(await runtime.request('/sms')).toMatchObject({
      isSigned: true,
      form: { MessageSid: sent.sid, MessageStatus: 'sent' },
    });
    expect(await (await fetch(`${url}/sandbox/messages`)).json()).toMatchObject([
      { sid: sent.sid, body: 'See you on Tuesday' },
    ]);
  });

  it.each([
    ['no address for instructions', { to: '+15550100003', from: '+15550100002' }, 21_205],
    ['a callee that is no number', { to: 'me', from: '+15550100002', twiml: respond() }, 21_211],
    ['a caller that is no number', { to: '+15550100003', from: 'me', twiml: respond() }, 21_213],
  ])('refuses a call with %s', async (_, call, code) => {
    const url = await startSandbox();
    await expect(connect(url).calls.create(call)).rejects.toMatchObject({ status: 400, code });
  });

  it('knows no call that was never placed', async () => {
    const url = await startSandbox();
    const fetching = connect(url)
      .calls(`CA${'0'.repeat(32)}`)
      .fetch();
    await expect(fetching).rejects.toMatchObject({ status: 404, code: 20_404 });
  });

  it('refuses another token than the one it has learned, and no token at all', async () => {
    const url = await startSandbox();
    await connect(url).messages.create({ to: '+15550100003', from: '+15550100002', body: 'Hi' });
    const again = connect(url, 'wrong').messages.create({ to: '+15550100003', from: '+15550100002', body: 'Hi' });
    await expect(again).rejects.toMatchObject({ status: 401, code: 20_003 });
    const path = `/2010-04-01/Accounts/${account.accountSid}/Messages.json`;
    expect((await fetch(url + path, { method: 'POST' })).status).toBe(401);
  });

  it('fails when that is rehearsed', async () => {
    const faults = createFaults();
    const url = await startSandbox({ faults });
    faults.set('telephony', { status: 429, times: 1 });
    const send = () => connect(url).messages.create({ to: '+15550100003', from: '+15550100002', body: 'Hi' });
    await expect(send()).rejects.toMatchObject({ status: 429, code: 20_429 });
    expect(await send()).toMatchObject({ status: 'queued' });
  });
});

describe('calls by script', () => {
  it('make their moves and leave a record of them', async () => {
    const url = await startSandbox();
    const runtime = await startRuntime({
      answers: { '/voice': () => respond(`<Connect><Stream url="${runtime.streamUrl}"/></Connect>`) },
      agent: (agent) => {
        agent.say(tone(60));
        agent.onMessage = ({ dtmf }) => {
          if (dtmf !== undefined) agent.say(tone(100));
        };
      },
    });
    const script = [
      { type: 'agentFinished', quietMs: 40 },
      { type: 'say', text: 'I would like to come' },
      { type: 'press', digits: '1' },
      { type: 'agentFinished', quietMs: 40 },
      { type: 'hangUp' },
    ];
    const accepted = await placeScript(url, { webhookUrl: `${runtime.url}/voice`, script });
    expect(accepted.status).toBe(202);
    const { callSid } = acceptedSchema.parse(await accepted.json());
    const outcome = await waitForOutcome(url, callSid);
    expect(outcome).toMatchObject({ status: 'completed', endedBy: 'caller', violations: 0 });
    expect(outcome.moves).toMatchObject(script.map(({ type }) => ({ type, status: 'done' })));
    expect(outcome.heard).toHaveLength(2);
    const recording = await fetch(`${url}/sandbox/calls/${callSid}.wav`);
    expect(recording.headers.get('content-type')).toBe('audio/wav');
  });

  it('interrupt, play recordings and note what the agent said', async () => {
    const recogniser = { recognise: async (_: Int16Array, phrases: readonly string[]) => phrases[0] ?? '' };
    const url = await startSandbox({ recogniser });
    const runtime = await startRuntime({
      answers: { '/voice': () => respond(`<Connect><Stream url="${runtime.streamUrl}"/></Connect>`) },
      agent: (agent) => agent.say(tone(400)),
    });
    const wav = Buffer.from(writeWav({ channels: [new Int16Array(1600).fill(8000)], sampleRateHz: 16_000 }));
    const script = [
      { type: 'agentSpokenFor', spokenMs: 60 },
      { type: 'play', wav: wav.toString('base64') },
      { type: 'pause', durationMs: 20 },
      { type: 'transcribe', phrases: ['good morning'] },
    ];
    const accepted = await placeScript(url, { webhookUrl: `${runtime.url}/voice`, script });
    const { callSid } = acceptedSchema.parse(await accepted.json());
    const { said, moves } = z.looseObject({ said: z.array(z.unknown()) }).parse(await waitForOutcome(url, callSid));
    expect(said).toHaveLength(1);
    expect(moves).toMatchObject([{}, { status: 'done' }, {}, { type: 'transcribe', text: 'good morning' }]);
  });

  it('end at the first move that fails, which says why', async () => {
    const url = await startSandbox();
    const runtime = await startRuntime({ answers: { '/voice': respond('<Pause length="5"/>') } });
    const script = [
      { type: 'agentFinished', timeoutMs: 60 },
      { type: 'say', text: 'Hello' },
    ];
    const accepted = await placeScript(url, { webhookUrl: `${runtime.url}/voice`, script });
    const { callSid } = acceptedSchema.parse(await accepted.json());
    const outcome = await waitForOutcome(url, callSid);
    expect(outcome.moves).toMatchObject([
      { type: 'agentFinished', status: 'failed', text: expect.stringContaining('gave up') },
    ]);
  });

  it('are refused when they make no sense', async () => {
    const url = await startSandbox();
    const refused = await placeScript(url, { webhookUrl: 'http://127.0.0.1:1/', script: [{ type: 'dance' }] });
    expect(refused.status).toBe(400);
    expect((await fetch(`${url}/sandbox/calls`, { method: 'POST', body: '{' })).status).toBe(400);
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
  });
});
