import { afterEach, describe, expect, it } from 'vitest';
import { encodeMuLaw } from '../audio/mu-law.ts';
import { readWav } from '../audio/wav.ts';
import { createFaults } from '../faults.ts';
import type { PlaceCallOptions } from './call-options.ts';
import { placeCall } from './place-call.ts';
import { type CalmLine, startCalmLine } from './testing/calm-line.ts';
import {
  type Agent,
  account,
  respond,
  startTinyRuntime,
  type TinyRuntimeOptions,
  tone,
} from './testing/tiny-runtime.ts';
import type { TwilioCall } from './twilio-call.ts';

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function startRuntime(options: TinyRuntimeOptions) {
  const runtime = await startTinyRuntime(options);
  cleanups.push(() => runtime.close());
  return runtime;
}

function place(url: string, options: Partial<PlaceCallOptions> = {}): TwilioCall {
  const call = placeCall({
    ...account,
    from: '+15550100001',
    to: '+15550100002',
    instructions: { url, method: 'POST' },
    ringMs: 20,
    talkMs: 20,
    ...options,
  });
  cleanups.push(() => {
    call.hangUp();
    return call.ended;
  });
  return call;
}

/** For a call whose frames are counted. */
function calmLine(): Pick<CalmLine, 'clock' | 'pacer'> {
  const { close, ...line } = startCalmLine();
  cleanups.push(close);
  return line;
}

/** A runtime whose agent does what the test says; after the stream, `/after` decides. */
async function startAgent(agent: TinyRuntimeOptions['agent'], after = respond('<Hangup/>')) {
  let streamUrl = '';
  const connect = () =>
    respond(
      `<Connect action="/after"><Stream url="${streamUrl}"><Parameter name="token" value="a&amp;b"/></Stream></Connect>`,
    );
  const runtime = await startRuntime({
    answers: { '/voice': connect, '/after': after },
    ...(agent === undefined ? {} : { agent }),
  });
  streamUrl = runtime.streamUrl;
  return runtime;
}

function greeting(ms = 200) {
  return (agent: Agent) => {
    agent.say(tone(ms));
    agent.mark('greeting');
  };
}

describe('a media stream', () => {
  it('introduces itself with connected and start, signed, with the parameters of the TwiML', async () => {
    const runtime = await startAgent(greeting());
    const call = place(`${runtime.url}/voice`);
    await call.agentFinished({ quietMs: 40 });
    const [agent] = runtime.agents;
    expect(agent?.isSigned).toBe(true);
    expect(agent?.received[0]).toEqual({ event: 'connected', protocol: 'Call', version: '1.0.0' });
    const streamSid = agent?.received[1]?.streamSid;
    expect(agent?.received[1]).toEqual({
      event: 'start',
      sequenceNumber: '1',
      streamSid: expect.stringMatching(/^MZ[0-9a-f]{32}$/),
      start: {
        accountSid: account.accountSid,
        streamSid,
        callSid: call.callSid,
        tracks: ['inbound'],
        mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
        customParameters: { token: 'a&b' },
      },
    });
  });

  it('sends a frame every 20 ms, numbered without gaps, silence included', async () => {
    const runtime = await startAgent(greeting(300));
    const call = place(`${runtime.url}/voice`);
    await call.agentFinished({ quietMs: 100 });
    const sentMs = call.nowMs;
    const received = () => runtime.agents[0]?.received.flatMap(({ media: content }) => content ?? []) ?? [];
    await expect.poll(() => received().length * 20).toBeGreaterThan(sentMs - 40);
    const media = received();
    expect(media.map(({ chunk }) => Number(chunk))).toEqual(media.map((_, index) => index + 1));
    expect(media.map(({ timestamp }) => Number(timestamp))).toEqual(media.map((_, index) => (index + 1) * 20));
    expect(media.length * 20).toBeLessThanOrEqual(call.nowMs);
    expect(new Set(media.map(({ payload }) => payload))).toEqual(new Set([Buffer.alloc(160, 0xff).toString('base64')]));
    const numbers = runtime.agents[0]?.received.slice(1).map(({ sequenceNumber }) => Number(sequenceNumber)) ?? [];
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('carries what the caller says, byte by byte, and plays back what a parrot returns', async () => {
    const runtime = await startAgent((agent) => {
      const learned: Buffer[] = [];
      agent.onMessage = ({ media }) => {
        const frame = Buffer.from(media?.payload ?? '', 'base64');
        if (frame.some((byte) => byte !== 0xff)) learned.push(frame);
        else if (learned.length > 0) agent.say(Buffer.concat(learned.splice(0)));
      };
    });
    const call = place(`${runtime.url}/voice`, calmLine());
    await call.streaming();
    await call.play(tone(200));
    await call.agentFinished({ quietMs: 60 });
    const [said, heard] = [call.said[0], call.heard[0]];
    expect([said, heard].map((segment) => (segment?.endMs ?? 0) - (segment?.startMs ?? 0))).toEqual([200, 200]);
    expect(encodeMuLaw(call.heardSamples(heard?.startMs, heard?.endMs))).toEqual(tone(200));
  });

  it('echoes a mark when its sound has been heard, and one without sound at once', async () => {
    const echoes: { name: string | undefined; atMs: number }[] = [];
    let atMs = 0; // of the line, as its frames count it
    const runtime = await startAgent((agent) => {
      agent.mark('at once');
      agent.say(tone(300));
      agent.mark('after sound');
      agent.onMessage = ({ mark, media }) => {
        if (media !== undefined) atMs = Number(media.timestamp);
        if (mark !== undefined) echoes.push({ name: mark.name, atMs });
      };
    });
    const call = place(`${runtime.url}/voice`);
    await call.agentFinished({ quietMs: 60 });
    expect(echoes.map(({ name }) => name)).toEqual(['at once', 'after sound']);
    const [atOnce = Number.NaN, afterSound] = echoes.map((echo) => echo.atMs);
    expect(afterSound).toBeGreaterThanOrEqual(atOnce + 280);
  });

  it('plays nothing more after a clear and echoes the marks that waited: a barge-in', async () => {
    const marks: string[] = [];
    const runtime = await startAgent((agent) => {
      let isInterrupted = false;
      agent.say(tone(200));
      agent.mark('g3-1');
      agent.say(tone(2_800));
      agent.mark('g3-2');
      agent.onMessage = ({ event, mark, media }) => {
        if (event === 'mark') marks.push(mark?.name ?? '');
        const isSpeech = media !== undefined && Buffer.from(media.payload, 'base64').some((byte) => byte !== 0xff);
        if (isSpeech && !isInterrupted) {
          isInterrupted = true;
          marks.push('(clear)');
          agent.clear();
        }
      };
    });
    const call = place(`${runtime.url}/voice`, calmLine());
    await call.agentSpokenFor(300);
    await call.play(tone(100));
    await expect.poll(() => call.events.map(({ type }) => type)).toContain('cleared');
    call.hangUp();
    const { heard, underruns } = await call.ended;
    expect(marks).toEqual(['g3-1', '(clear)', 'g3-2']);
    expect(heard).toHaveLength(1);
    expect(heard[0]?.endMs).toBeLessThan(2_900);
    expect(underruns.count).toBe(0);
    expect(call.events).toContainEqual(expect.objectContaining({ type: 'cleared', lostMs: expect.any(Number) }));
  });

  it('sends one message for each key', async () => {
    const runtime = await startAgent(greeting(40));
    const call = place(`${runtime.url}/voice`);
    await call.streaming();
    await call.press('1#');
    call.hangUp();
    await call.ended;
    const keys = runtime.agents[0]?.received.flatMap(({ dtmf }) => dtmf ?? []);
    expect(keys).toEqual([
      { track: 'inbound_track', digit: '1' },
      { track: 'inbound_track', digit: '#' },
    ]);
  });

  it('counts what Twilio would warn about and goes on', async () => {
    const runtime = await startAgent((agent, { streamSid }) => {
      agent.sendRaw('hello');
      agent.sendRaw(Buffer.of(1, 2, 3));
      agent.sendRaw(JSON.stringify({ event: 'clear', streamSid: 'MZ0' }));
      agent.sendRaw(JSON.stringify({ event: 'mark', streamSid, mark: { name: 'a', id: 1 } }));
      agent.say(tone(60));
    });
    const call = place(`${runtime.url}/voice`);
    await call.agentFinished({ quietMs: 20 });
    call.hangUp();
    const { violations, problems } = await call.ended;
    expect(violations).toBe(4);
    expect(problems.map(({ code }) => code)).toEqual([31_951, 31_950, 31_951, 31_951]);
  });

  it('counts sound that ran out in the middle of an utterance', async () => {
    const runtime = await startAgent((agent) => {
      let quiet: number | undefined; // frames since the first sound was played
      agent.say(tone(60));
      agent.mark('played');
      agent.onMessage = ({ mark, media }) => {
        if (mark !== undefined) quiet = 0;
        if (media === undefined || quiet === undefined) return;
        quiet += 1;
        if (quiet === 5) agent.say(tone(60));
      };
    });
    const call = place(`${runtime.url}/voice`, calmLine());
    await call.agentFinished({ quietMs: 400 });
    call.hangUp();
    const { underruns } = await call.ended;
    expect(underruns.count).toBe(1);
    expect(underruns.totalMs).toBeGreaterThan(40);
  });
});

describe('the end of a call', () => {
  it('is told to the stream and to the status callback when the caller hangs up', async () => {
    const runtime = await startAgent(greeting(60));
    const statusCallback = {
      action: { url: `${runtime.url}/status`, method: 'POST' as const },
      events: ['answered', 'completed'],
    };
    const call = place(`${runtime.url}/voice`, { statusCallback });
    await call.agentFinished({ quietMs: 20 });
    call.hangUp();
    const result = await call.ended;
    expect(result).toMatchObject({ status: 'completed', endedBy: 'caller' });
    const [agent] = runtime.agents;
    expect(agent?.received.at(-1)?.event).toBe('stop');
    expect(await agent?.closed).toBe(1000);
    const reports = runtime.webhooks.filter(({ path }) => path === '/status');
    expect(reports.map(({ form, isSigned }) => [form.CallStatus, form.SequenceNumber, isSigned])).toEqual([
      ['in-progress', '0', true],
      ['completed', '1', true],
    ]);
    const seconds = Math.ceil(result.durationMs / 1000);
    const minutes = Math.ceil(seconds / 60);
    expect(reports[1]?.form).toMatchObject({
      CallSid: call.callSid,
      CallDuration: String(seconds),
      Duration: String(minutes),
    });
    expect(runtime.webhooks.map(({ path }) => path)).not.toContain('/after');
  });

  it('comes when the stream is over and the action says so; what was not played is lost', async () => {
    const runtime = await startAgent((agent) => {
      agent.say(tone(2000));
      agent.onMessage = ({ media }) => {
        if (media?.chunk === '5') agent.hangUp();
      };
    });
    const call = place(`${runtime.url}/voice`);
    const result = await call.ended;
    expect(result).toMatchObject({ status: 'completed', endedBy: 'twiml', problems: [] });
    expect(result.heard[0]?.endMs).toBeLessThan(1_900);
    const after = await runtime.request('/after');
    expect(after).toMatchObject({ isSigned: true, form: { CallSid: call.callSid, CallStatus: 'in-progress' } });
    expect(call.events).toContainEqual(expect.objectContaining({ type: 'streamEnded', by: 'runtime' }));
  });

  it('leaves the moves that still wait with an error', async () => {
    const runtime = await startAgent(() => {});
    const call = place(`${runtime.url}/voice`);
    await call.streaming();
    const waiting = call.agentFinished();
    call.hangUp();
    await expect(waiting).rejects.toMatchObject({ code: 'CALL_ENDED' });
    await expect(call.play(tone(20))).rejects.toMatchObject({ code: 'CALL_ENDED' });
  });

  it('comes by itself when the longest time has passed', async () => {
    const runtime = await startAgent(() => {});
    const call = place(`${runtime.url}/voice`, { limitMs: 150 });
    expect(await call.ended).toMatchObject({ status: 'completed', endedBy: 'twiml' });
  });
});

describe('instructions', () => {
  it('are asked for with the standard fields, signed, and without a signature problem for empty ones', async () => {
    const runtime = await startRuntime({ answers: { '/voice': respond() } });
    const call = place(`${runtime.url}/voice`);
    await call.ended;
    expect(runtime.webhooks[0]).toMatchObject({
      isSigned: true,
      form: {
        CallSid: call.callSid,
        AccountSid: account.accountSid,
        From: '+15550100001',
        To: '+15550100002',
        CallStatus: 'ringing',
        Direction: 'inbound',
        ApiVersion: '2010-04-01',
        FromCity: '',
      },
    });
  });

  it('continue after a lost stream where the action leads: a second stream in the same call', async () => {
    let streams = 0;
    let streamUrl = '';
    const connect = () => respond(`<Connect action="/resume"><Stream url="${streamUrl}"/></Connect>`);
    const runtime = await startRuntime({
      answers: { '/voice': connect, '/resume': connect },
      agent: (agent) => {
        streams += 1;
        if (streams === 2) agent.say(tone(60));
      },
    });
    streamUrl = runtime.streamUrl;
    const faults = createFaults();
    faults.set('telephony', { cutAfter: 5, times: 1 });
    const call = place(`${runtime.url}/voice`, { faults });
    await call.agentFinished({ quietMs: 20 });
    expect(runtime.agents).toHaveLength(2);
    expect(runtime.agents[0]?.received.map(({ event }) => event)).not.toContain('stop');
    expect(call.events).toContainEqual(expect.objectContaining({ type: 'streamEnded', by: 'network' }));
  });

  it('go on with the next verb when a connection has no action', async () => {
    const runtime = await startRuntime({ answers: { '/voice': '', '/next': respond('<Hangup/>') } });
    const twiml = respond(
      `<Connect><Stream url="${runtime.streamUrl}?a=1"/></Connect>`,
      `<Redirect>${runtime.url}/next</Redirect>`,
    );
    const call = place('', { instructions: { twiml } });
    expect(await call.ended).toMatchObject({ endedBy: 'twiml', problems: [{ code: 31_920 }] });
    expect(runtime.webhooks.map(({ path }) => path)).toEqual(['/next']);
  });

  it('are spoken to the caller by the voice', async () => {
    const voice = { synthesise: async () => new Int16Array(1600).fill(8000) };
    const call = place('', { instructions: { twiml: respond('<Say>Sorry</Say>') }, voice, ...calmLine() });
    const { heard, endedBy } = await call.ended;
    expect([heard.map(({ startMs, endMs }) => endMs - startMs), endedBy]).toEqual([[200], 'twiml']);
    expect(readWav(call.heardWav()).channels[0]?.length).toBeGreaterThanOrEqual(1600);
  });

  it('may refuse the call before it is answered', async () => {
    const call = place('', { instructions: { twiml: respond('<Reject reason="busy"/>') } });
    expect(await call.ended).toMatchObject({ status: 'busy', durationMs: 0 });
    expect(call.events.map(({ type }) => type)).not.toContain('answered');
  });

  it('come from the fallback when the webhook fails, which is told why', async () => {
    const runtime = await startRuntime({
      answers: { '/voice': () => ({ status: 500, body: '' }), '/fallback': respond('<Hangup/>') },
    });
    const fallback = { url: `${runtime.url}/fallback`, method: 'POST' as const };
    const call = place(`${runtime.url}/voice`, { fallback });
    expect(await call.ended).toMatchObject({ status: 'completed', problems: [{ code: 11_200 }] });
    const { form } = await runtime.request('/fallback');
    expect(form).toMatchObject({ ErrorCode: '11200', ErrorUrl: `${runtime.url}/voice` });
  });

  it.each([
    ['that cannot be parsed', respond('<Say>'), 12_100],
    ['with a verb that does not exist', respond('<Shout/>'), 12_200],
  ])('%s end the call with an error', async (_, body, code) => {
    const runtime = await startRuntime({ answers: { '/voice': body } });
    const call = place(`${runtime.url}/voice`);
    expect(await call.ended).toMatchObject({ status: 'failed', endedBy: 'error', problems: [{ code }] });
  });

  it('that lead in a circle end the call', async () => {
    const runtime = await startRuntime({ answers: { '/voice': respond('<Redirect>/voice</Redirect>') } });
    const call = place(`${runtime.url}/voice`);
    expect(await call.ended).toMatchObject({ endedBy: 'error' });
    expect(runtime.webhooks).toHaveLength(101);
  });

  it('are asked for once more when nothing listens, and then the call fails', async () => {
    const runtime = await startRuntime({ answers: {} });
    await runtime.close();
    const call = place(`${runtime.url}/voice`);
    expect(await call.ended).toMatchObject({ status: 'failed', problems: [{ code: 11_205 }] });
  });
});

describe('a stream that cannot be opened', () => {
  it.each([
    ['nobody listens', 'ws://127.0.0.1:1/media', 31_902],
    ['the address is not encrypted and not on this machine', 'ws://voice.example.com/media', 31_922],
    ['the address is none', 'media', 31_923],
  ])('lets the call go on and is noted when %s', async (_, url, code) => {
    const twiml = respond(`<Connect><Stream url="${url}"/></Connect>`, '<Hangup/>');
    const call = place('', { instructions: { twiml } });
    expect(await call.ended).toMatchObject({ endedBy: 'twiml', problems: [{ code }] });
    expect(call.events.flatMap((event) => (event.type === 'verb' ? [event.verb] : []))).toEqual(['connect', 'hangup']);
  });

  it('is noted when the handshake is refused, and told to its status callback', async () => {
    const runtime = await startRuntime({
      answers: { '/media': () => ({ status: 403, body: '' }) },
      refusesStreams: true,
    });
    const twiml = respond(
      `<Connect><Stream url="${runtime.streamUrl}" statusCallback="${runtime.url}/stream-status"/></Connect>`,
    );
    const call = place('', { instructions: { twiml } });
    expect(await call.ended).toMatchObject({ endedBy: 'twiml', problems: [{ code: 31_920 }] });
    const { form, isSigned } = await runtime.request('/stream-status');
    expect({ ...form, isSigned }).toMatchObject({ StreamEvent: 'stream-error', CallSid: call.callSid, isSigned: true });
  });
});

describe('a dial', () => {
  it.each([
    ['answer', 'completed', 'true'],
    ['busy', 'busy', 'false'],
    ['no-answer', 'no-answer', 'false'],
    ['failed', 'failed', 'false'],
  ] as const)('to a number that is set to %s tells its action %s', async (behaviour, status, bridged) => {
    const runtime = await startRuntime({ answers: { '/after-dial': respond('<Hangup/>') } });
    const twiml = respond(
      `<Dial action="${runtime.url}/after-dial"><Number statusCallback="${runtime.url}/leg" statusCallbackEvent="ringing answered completed">+15550100004</Number></Dial>`,
      '<Say>Never reached</Say>',
    );
    const call = place('', { instructions: { twiml }, dial: { '+15550100004': behaviour } });
    expect(await call.ended).toMatchObject({ status: 'completed', heard: [] });
    const { form, isSigned } = await runtime.request('/after-dial');
    expect({ ...form, isSigned }).toMatchObject({ DialCallStatus: status, DialBridged: bridged, isSigned: true });
    const legs = runtime.webhooks.filter(({ path }) => path === '/leg').map((report) => report.form);
    const expected = behaviour === 'answer' ? ['ringing', 'in-progress', 'completed'] : ['ringing', status];
    expect(legs.map(({ CallStatus }) => CallStatus)).toEqual(expected);
    expect(legs[0]).toMatchObject({
      ParentCallSid: call.callSid,
      CallSid: form.DialCallSid,
      Direction: 'outbound-dial',
    });
  });

  it('reaches nobody who is not set up, and goes on with the next verb without an action', async () => {
    const twiml = respond('<Dial>+15550100009</Dial>', '<Pause length="0"/>');
    const call = place('', { instructions: { twiml } });
    await call.ended;
    expect(call.events.flatMap((event) => (event.type === 'dialled' ? [event.outcome] : []))).toEqual(['no-answer']);
    expect(call.events.flatMap((event) => (event.type === 'verb' ? [event.verb] : []))).toEqual(['dial', 'pause']);
  });
});

describe('measures', () => {
  it("give the time from the end of the caller's sound to the agent's first", async () => {
    const runtime = await startAgent((agent) => {
      let quiet = -1;
      agent.onMessage = ({ media }) => {
        if (media === undefined) return;
        const isSpeech = Buffer.from(media.payload, 'base64').some((byte) => byte !== 0xff);
        if (isSpeech) quiet = 0;
        else if (quiet >= 0) quiet += 1;
        if (quiet === 10) agent.say(tone(100));
      };
    });
    const call = place(`${runtime.url}/voice`);
    await call.streaming();
    await call.play(tone(100));
    await call.agentFinished({ quietMs: 40 });
    call.hangUp();
    const { answerTimes } = await call.ended;
    expect(answerTimes).toHaveLength(1);
    expect(answerTimes[0]?.latencyMs).toBeGreaterThanOrEqual(200);
    expect(answerTimes[0]?.latencyMs).toBeLessThan(call.nowMs);
  });

  it('give the recogniser what was heard', async () => {
    const runtime = await startAgent(greeting(100));
    const recogniser = {
      recognise: async (samples: Int16Array, phrases: readonly string[]) =>
        samples.some((sample) => Math.abs(sample) > 1000) ? phrases.join(' or ') : '',
    };
    const call = place(`${runtime.url}/voice`, { recogniser });
    await call.agentFinished({ quietMs: 40 });
    expect(await call.transcribeHeard(['yes', 'no'])).toBe('yes or no');
    expect(await call.transcribeHeard(['yes', 'no'], call.nowMs)).toBe('');
  });

  it('keep the pace with many calls at once', async () => {
    const runtime = await startAgent(greeting(60));
    const calls = Array.from({ length: 40 }, () => place(`${runtime.url}/voice`, { keptMs: 0 }));
    await Promise.all(calls.map((call) => call.agentFinished({ quietMs: 500 })));
    const chunks = runtime.agents.map(({ received }) => received.filter(({ event }) => event === 'media').length);
    expect(chunks).toHaveLength(40);
    expect(Math.min(...chunks)).toBeGreaterThan(20);
  });
});

describe('a rehearsed failure', () => {
  it('of silence opens the socket and sends nothing', async () => {
    const runtime = await startAgent(() => {});
    const faults = createFaults();
    faults.set('telephony', { stall: true });
    const call = place(`${runtime.url}/voice`, { faults });
    await expect.poll(() => runtime.agents).toHaveLength(1);
    await expect(call.streaming({ timeoutMs: 150 })).rejects.toMatchObject({ code: 'WAIT_TIMED_OUT' });
    expect(runtime.agents.map(({ received }) => received)).toEqual([[]]);
  });

  it('of garbling sends media that is no JSON', async () => {
    const runtime = await startAgent((agent) => agent.say(tone(60)));
    const faults = createFaults();
    faults.set('telephony', { garble: true });
    const call = place(`${runtime.url}/voice`, { faults });
    await call.agentFinished({ quietMs: 60 });
    expect(new Set(runtime.agents[0]?.received.slice(2).map(({ event }) => event))).toEqual(new Set(['garbled']));
  });
});
