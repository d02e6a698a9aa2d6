import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '@aybiza/foundation/clock';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterEach, describe, expect, it } from 'vitest';
import { runCheck } from '../../testing/contract-check.ts';
import { type TelephonyContractHarness, telephonyContract } from '../contract.ts';
import { createTwilio } from './twilio.ts';

type Reply = { status: number; body: unknown } | 'stall';

const SID = 'CA00000000000000000000000000000009';
const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

interface Received {
  method: string;
  path: string;
  authorization: string | undefined;
  form: [string, string][];
}

async function start(reply: (count: number) => Reply, clock: Clock = fakeClock()) {
  const received: Received[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      received.push({
        method: request.method ?? '',
        path: request.url ?? '',
        authorization: request.headers.authorization,
        form: [...new URLSearchParams(body)],
      });
      const answer = reply(received.length);
      if (answer === 'stall') return;
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the local server has no port');
  const telephony = createTwilio({
    clock,
    accountSid: 'AC1',
    username: 'SK1',
    password: 'secret',
    baseUrl: `http://127.0.0.1:${address.port}`,
  });
  const dispose = async () => {
    server.closeAllConnections();
    await Promise.all([telephony.close(), new Promise((resolve) => server.close(resolve))]);
  };
  return { received, telephony, dispose };
}

const REPLIES: Readonly<Record<string, (count: number) => Reply>> = {
  accepts: () => ({ status: 201, body: { sid: SID, status: 'queued' } }),
  callIsGone: (count) =>
    count === 1
      ? { status: 404, body: { code: 20404, message: 'not found', status: 404 } }
      : { status: 400, body: { code: 21220, message: 'not in-progress', status: 400 } },
  failsOnce: (count) => (count === 1 ? { status: 503, body: 'busy' } : { status: 200, body: { sid: SID } }),
  failsAlways: () => ({ status: 500, body: {} }),
  refuses: () => ({ status: 401, body: { code: 20003, message: 'Authenticate', status: 401 } }),
  stalls: () => 'stall',
};

/** Waits for no longer than this are pauses between tries; a request may take longer. */
const LONGEST_PAUSE_MS = 2000;

async function harness(): Promise<TelephonyContractHarness> {
  let behaviour = 'accepts';
  const clock = fakeClock();
  let pauseMs = 0;
  const watched: Clock = {
    ...clock,
    after(delayMs, callback) {
      if (delayMs <= LONGEST_PAUSE_MS) pauseMs += delayMs;
      return clock.after(delayMs, callback);
    },
  };
  const { telephony, received, dispose } = await start(
    (count) => REPLIES[behaviour]?.(count) ?? { status: 500, body: {} },
    watched,
  );
  return {
    telephony,
    behave: (next) => {
      behaviour = next;
    },
    requestCount: () => received.length,
    async passTime(done) {
      let isDone = false;
      const settle = () => {
        isDone = true;
      };
      done.then(settle, settle);
      while (!isDone) {
        // Where there will be an answer only pauses pass: it may come late, and no request times out over that.
        clock.advance(behaviour === 'stalls' ? 1000 : pauseMs);
        pauseMs = 0;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    dispose,
  };
}

describe('the contract of telephony, by Twilio', () => {
  for (const check of telephonyContract) it(check.title, () => runCheck(check, harness));

  it('goes red for an adapter that places calls twice', async () => {
    const check = telephonyContract.find(({ title }) => title.startsWith('never places a call twice'));
    const broken = async (): Promise<TelephonyContractHarness> => {
      const sound = await harness();
      const placeCall: typeof sound.telephony.placeCall = (call) =>
        sound.telephony.placeCall(call).catch(() => sound.telephony.placeCall(call));
      return { ...sound, telephony: { ...sound.telephony, placeCall } };
    };
    await expect(check && runCheck(check, broken)).rejects.toThrow(/2/);
  });
});

describe('Twilio', () => {
  it('places a call with everything asked for', async () => {
    const { telephony, received, dispose } = await start(() => ({ status: 201, body: { sid: SID } }));
    cleanups.push(dispose);
    const placed = await telephony.placeCall({
      to: '+15550100003',
      from: '+15550100002',
      answerUrl: 'https://v/twilio/voice',
      statusUrl: 'https://v/twilio/status',
      detectionUrl: 'https://v/twilio/picked-up',
      ringSeconds: 25,
      limitSeconds: 600,
    });
    expect(placed).toEqual({ callSid: SID });
    expect(received).toEqual([
      {
        method: 'POST',
        path: '/2010-04-01/Accounts/AC1/Calls.json',
        authorization: `Basic ${Buffer.from('SK1:secret').toString('base64')}`,
        form: [
          ['To', '+15550100003'],
          ['From', '+15550100002'],
          ['Url', 'https://v/twilio/voice'],
          ['Timeout', '25'],
          ['TimeLimit', '600'],
          ['StatusCallback', 'https://v/twilio/status'],
          ['StatusCallbackEvent', 'initiated'],
          ['StatusCallbackEvent', 'ringing'],
          ['StatusCallbackEvent', 'answered'],
          ['StatusCallbackEvent', 'completed'],
          ['MachineDetection', 'DetectMessageEnd'],
          ['AsyncAmd', 'true'],
          ['AsyncAmdStatusCallback', 'https://v/twilio/picked-up'],
        ],
      },
    ]);
  });

  it('changes a call by its own path', async () => {
    const { telephony, received, dispose } = await start(() => ({ status: 200, body: { sid: SID } }));
    cleanups.push(dispose);
    await telephony.hangUp(SID);
    await telephony.redirect('../x', '<Response/>');
    expect(received.map(({ path, form }) => [path, form])).toEqual([
      [`/2010-04-01/Accounts/AC1/Calls/${SID}.json`, [['Status', 'completed']]],
      ['/2010-04-01/Accounts/AC1/Calls/..%2Fx.json', [['Twiml', '<Response/>']]],
    ]);
  });

  it.each([
    [['ringing'], true],
    [['completed', 'in-progress'], true],
    [['busy', 'no-answer'], false],
    [[], false],
  ])('with legs that are %j says of a caller that they are put through: %s', async (statuses, isPutThrough) => {
    const calls = statuses.map((status) => ({ sid: SID, status }));
    const { telephony, received, dispose } = await start(() => ({ status: 200, body: { calls } }));
    cleanups.push(dispose);
    expect(await telephony.isPutThrough(SID)).toBe(isPutThrough);
    const path = `/2010-04-01/Accounts/AC1/Calls.json?ParentCallSid=${SID}&PageSize=50`;
    expect(received).toMatchObject([{ method: 'GET', path }]);
  });

  it('says of a throttled call that it may be tried again', async () => {
    const { telephony, dispose } = await start(() => ({ status: 429, body: { code: 20429, message: 'slow down' } }));
    cleanups.push(dispose);
    await expect(telephony.placeCall({ to: '+1', from: '+1', answerUrl: 'https://v/' })).rejects.toMatchObject({
      code: 'PROVIDER_THROTTLED',
      retryable: true,
    });
  });

  it('does not take an answer without a call for success', async () => {
    const { telephony, dispose } = await start(() => ({ status: 201, body: { sid: 'nonsense' } }));
    cleanups.push(dispose);
    await expect(telephony.placeCall({ to: '+1', from: '+1', answerUrl: 'https://v/' })).rejects.toMatchObject({
      code: 'PROVIDER_PROTOCOL',
      retryable: false,
    });
  });
});

describe('buying a number', () => {
  const E164 = '+442079460210';
  const routing = { voiceUrl: 'https://v.example/voice', fallbackUrl: '', statusUrl: '' };
  const owned = { sid: `PN${'0'.repeat(32)}`, phone_number: E164, voice_url: routing.voiceUrl, voice_method: 'POST' };
  const none: Reply = { status: 200, body: { incoming_phone_numbers: [] } };
  const one: Reply = { status: 200, body: { incoming_phone_numbers: [owned] } };

  it('whose answer is lost is not asked for again: whether it was bought is looked up', async () => {
    const { received, telephony, dispose } = await start((count) =>
      count === 1 ? none : count === 2 ? { status: 500, body: {} } : one,
    );
    cleanups.push(dispose);
    expect(await telephony.numbers.buy(E164, routing)).toMatchObject({ e164: E164 });
    expect(received.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
  });

  it('that was not bought fails as it did', async () => {
    const { received, telephony, dispose } = await start((count) =>
      count === 2 ? { status: 400, body: { code: 21_422, message: 'not available' } } : none,
    );
    cleanups.push(dispose);
    await expect(telephony.numbers.buy(E164, routing)).rejects.toThrow('21422 not available');
    expect(received.filter(({ method }) => method === 'POST').length).toBe(1);
  });

  it('that the account has already buys nothing', async () => {
    const { received, telephony, dispose } = await start(() => one);
    cleanups.push(dispose);
    await telephony.numbers.buy(E164, routing);
    expect(received.map(({ method }) => method)).toEqual(['GET']);
  });
});
