import { once } from 'node:events';
import { createPbxSecret } from '@aybiza/auth/pbx-secret';
import { foldPath, foldTranscript } from '@aybiza/call-log';
import { PbxCall, type PbxCallOptions } from '@aybiza/sandbox/pbx/pbx-call';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { heardWhole } from './testing/heard-whole.ts';
import { hostileMessages } from './testing/hostile-messages.ts';
import { practiceStatechart } from './testing/practice-statechart.ts';
import { NUMBER, startTestVoice, type TestVoice } from './testing/start-test-voice.ts';

const FRONT_DESK = '+442079460018';
const CALLER = '+447700900456';
const SECRET = createPbxSecret();
let voice: TestVoice;

beforeAll(async () => {
  voice = await startTestVoice({
    statechart: practiceStatechart(),
    pbxSecretHash: SECRET.hash,
    calendar: (operation, inputs) =>
      operation === 'findSlot'
        ? { status: 200, body: { free: true, found: true, slot: inputs } }
        : { status: 201, body: { reference: 'BK1' } },
  });
});

afterAll(() => voice.close());

function callFromPbx(options: Partial<PbxCallOptions> = {}): PbxCall {
  const { voice: speaks, recogniser } = voice.sandbox;
  return new PbxCall({ url: voice.url, secret: SECRET.text, from: CALLER, voice: speaks, recogniser, ...options });
}

const sidOf = (call: PbxCall) => `pbx:num_test0:${call.name}`;

/** What was recorded of a call, once it is over. */
async function recordOf(call: PbxCall) {
  await call.ended;
  return voice.records.endOf(sidOf(call));
}

describe.concurrent.each([
  ['Asterisk', { format: 'ulaw', commands: true }],
  ['Asterisk with linear sound', { format: 'slin', commands: true }],
  ['a PBX that only plays what it is sent', { format: 'slin', commands: false }],
] as const)('a call through %s', (_name, media) => {
  it('is answered, understood, booked and hung up, like any other', async () => {
    const call = callFromPbx(media);
    for (const words of [
      'I would like to book an appointment',
      'Thursday at half past three',
      'Maria Lopez',
      'yes please',
    ]) {
      await call.agentFinished({ quietMs: 300 });
      await call.say(words);
    }
    const recorded = await recordOf(call);
    expect(recorded.end).toMatchObject({ outcome: 'booked', reason: 'finished' });
    expect(recorded.identity).toMatchObject({ channel: 'phone', from: CALLER, to: NUMBER });
    expect(foldPath(recorded.events).at(-1)?.to).toBe('seeYou');
    expect(foldTranscript(recorded.events).filter(({ who }) => who === 'caller')).toHaveLength(4);
    expect(recorded.segments.length).toBeGreaterThan(1);
    expect(call.problems).toEqual([]);
    expect(call.steps).toEqual([
      { type: 'talked', cause: 16 },
      { type: 'told', instruction: 'hangup' },
    ]);
  });

  it('hears the caller interrupt, and goes silent', async () => {
    const call = callFromPbx(media);
    await call.agentSpokenFor(600);
    await call.say('what are your opening hours');
    await call.agentFinished({ quietMs: 300 });
    call.hangUp();
    const { events, end } = await recordOf(call);
    expect(events).toContainEqual(expect.objectContaining({ type: 'interrupted' }));
    expect(end).toMatchObject({ reason: 'hungUp' });
    expect(call.problems).toEqual([]);
  });
});

describe.concurrent('a transfer through a PBX', () => {
  it('that nobody takes brings the caller back, and the flow knows how it went', async () => {
    const call = callFromPbx({ dial: { [FRONT_DESK]: 'BUSY' } });
    await call.agentFinished({ quietMs: 300 });
    await call.press('0');
    // Between the announcement and what is said after it the agent is silent for a while.
    await expect.poll(() => call.steps).toContainEqual({ type: 'told', instruction: 'talk' });
    const recorded = [...voice.records.calls.values()].find(({ identity }) => identity.callSid === sidOf(call));
    const news = 'I am sorry, nobody can take your call right now. Let us go on here.';
    await expect.poll(() => heardWhole(recorded?.events ?? [], news)).toBe(true);
    await call.agentFinished({ quietMs: 1_500, timeoutMs: 30_000 });
    await call.say("I can't breathe");
    const { end, events } = await recordOf(call);
    expect(end).toMatchObject({ outcome: 'emergency', reason: 'finished' });
    expect(foldTranscript(events).map(({ text }) => text)).toContain(news);
    expect(call.steps).toEqual([
      { type: 'talked', cause: 16 },
      { type: 'told', instruction: 'dial' },
      { type: 'dialled', to: FRONT_DESK, status: 'BUSY' },
      { type: 'told', instruction: 'talk' },
      { type: 'talked', cause: 16 },
      { type: 'told', instruction: 'hangup' },
    ]);
  });

  it('that is answered ends the record as transferred', async () => {
    const call = callFromPbx({ dial: { [FRONT_DESK]: 'ANSWER' } });
    await call.agentFinished({ quietMs: 300 });
    await call.press('0');
    expect((await recordOf(call)).end).toMatchObject({ outcome: 'transferred', reason: 'transferred' });
  });
});

it.concurrent('a caller whose socket broke is back in the call where it was', async () => {
  const call = callFromPbx();
  await call.agentFinished({ quietMs: 300 });
  const lostMs = call.nowMs;
  call.loseSocket();
  await expect.poll(() => call.timeOfFirstSoundAfter(lostMs + 100)).toBeDefined();
  await call.agentFinished({ quietMs: 500 });
  await call.press('3');
  await call.agentFinished({ quietMs: 300 });
  await call.say('no thank you');
  const recorded = await recordOf(call);
  expect(recorded.end).toMatchObject({ outcome: 'informed', reason: 'finished' });
  expect(call.steps.slice(0, 2)).toEqual([
    { type: 'talked', cause: 38 },
    { type: 'told', instruction: 'talk' },
  ]);
});

it.concurrent('a dial plan that only dials the socket has its calls answered all the same', async () => {
  const call = callFromPbx({ isPlain: true });
  await call.agentFinished({ quietMs: 300 });
  await call.press('3');
  await call.agentFinished({ quietMs: 300 });
  await call.say('no thank you');
  expect((await recordOf(call)).end).toMatchObject({ outcome: 'informed', reason: 'finished' });
});

it.concurrent('a caller who hangs up ends the call', async () => {
  const call = callFromPbx();
  await call.agentFinished({ quietMs: 300 });
  call.hangUp();
  expect((await recordOf(call)).end).toMatchObject({ reason: 'hungUp' });
});

const start = JSON.stringify({ event: 'MEDIA_START', channel_id: '1.1', format: 'ulaw', optimal_frame_size: 160 });

function pbxSocket({ authorization = `Bearer ${SECRET.text}`, query = '' } = {}): WebSocket {
  const url = `${voice.url.replace('http', 'ws')}/pbx/call${query}`;
  const socket = new WebSocket(url, 'media', { headers: { authorization } });
  socket.on('error', () => undefined);
  onTestFinished(() => socket.terminate());
  return socket;
}

describe('the door for PBXs', () => {
  it.each([
    ['no secret', ''],
    ['what is no secret of a line', 'Bearer aybiza_live_123'],
    ['a password that is none', `Basic ${Buffer.from('+442079460000:hello').toString('base64')}`],
  ])('refuses %s before there is a socket', async (_what, authorization) => {
    const [, response] = await once(pbxSocket({ authorization }), 'unexpected-response');
    expect(response.statusCode).toBe(401);
    response.destroy();
  });

  it.each([
    ['a secret that opens no line', [start], { authorization: `Bearer ${createPbxSecret().text}` }, 'not admitted'],
    ['sound before MEDIA_START', [Buffer.alloc(160)], {}, 'not MEDIA_START with format ulaw or slin'],
    ['another format', [start.replace('ulaw', 'opus')], {}, 'not MEDIA_START with format ulaw or slin'],
    ['a name of a call that is none', [start.replace('1.1', '\\u0000')], {}, 'not admitted'],
    ['a token of ours for another call', [start], { query: '?call=1.2&token=abc.def' }, 'not admitted'],
    [
      'plain-text control messages, with a word on what to change',
      ['MEDIA_START connection_id:aybiza channel:WebSocket/aybiza/0x1 format:ulaw optimal_frame_size:160 ptime:20'],
      {},
      'plain-text control messages: dial with f(json)',
    ],
  ])('closes the socket of %s', async (...[, messages, options, reason]) => {
    const socket = pbxSocket(options);
    const closed = once(socket, 'close');
    await once(socket, 'open');
    for (const message of messages) socket.send(message);
    const [code, said] = await closed;
    expect([code, String(said)]).toEqual([1008, reason]);
  });

  it('closes whatever else comes first, and answers the next call', async () => {
    const wellFormed = [
      { event: 'DTMF_END', channel_id: '1.1', digit: '5' },
      { event: 'MEDIA_XON', channel_id: '1.1' },
    ];
    const messages = hostileMessages('MZ', { count: 100, seed: 20_261_126, wellFormed });
    const codes = await Promise.all(
      messages.map(async (message) => {
        const socket = pbxSocket();
        const closed = once(socket, 'close');
        await once(socket, 'open');
        socket.send(message);
        return (await closed)[0];
      }),
    );
    expect(new Set(codes)).toEqual(new Set([1008]));
    const call = callFromPbx();
    await call.agentSpokenFor(200);
    call.hangUp();
    expect((await recordOf(call)).end).toMatchObject({ reason: 'hungUp' });
  });

  it('tells a dial plan nothing without the secret of its line', async () => {
    const ask = (authorization: string, body = 'call=1.1') =>
      fetch(`${voice.url}/pbx/next`, { method: 'POST', headers: { authorization }, body });
    expect((await ask('')).status).toBe(401);
    expect((await ask(`Bearer ${createPbxSecret().text}`)).status).toBe(403);
    expect((await ask(`Bearer ${SECRET.text}`, 'call=%00')).status).toBe(403);
  });
});
