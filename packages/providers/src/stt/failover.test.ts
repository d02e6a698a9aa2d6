import assert from 'node:assert/strict';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { CircuitBreaker } from '../circuit-breaker.ts';
import { fakeError } from '../fake-fault.ts';
import { runCheck } from '../testing/contract-check.ts';
import { type SttContractHarness, sttContract } from './contract.ts';
import { createSttFailover } from './failover.ts';
import { createFakeStt, type FakeSttStream } from './fake.ts';
import type { SttEvent } from './port.ts';

const VOICE = Uint8Array.from({ length: 160 }, (_, index) => (index % 8 < 4 ? 0x20 : 0xa0));
const SILENCE = new Uint8Array(160).fill(0xff);
/** Both together wait no longer than one adapter may. */
const DEADLINE_MS = 900;

function pair() {
  const clock = fakeClock();
  const vendor = (name: string) => ({
    stt: createFakeStt({ clock, deadlineMs: DEADLINE_MS }),
    breaker: new CircuitBreaker({ clock, name, failures: 2, pauseMs: 1000 }),
  });
  const first = vendor('first');
  const second = vendor('second');
  return { clock, first, second, stt: createSttFailover({ clock, first, second }) };
}

type Pair = ReturnType<typeof pair>;

function streamsOf({ first, second }: Pair): FakeSttStream[] {
  return [...first.stt.streams, ...second.stt.streams];
}

/** The one that counts: all others were let go of. */
function liveOf(both: Pair): FakeSttStream {
  const live = streamsOf(both).find(({ options }) => !options.signal.aborted);
  if (live === undefined) throw new Error('nobody listens');
  return live;
}

/** What was due at once has happened. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

async function open(prepare: (both: Pair) => void = () => {}) {
  const both = pair();
  prepare(both);
  const events: SttEvent[] = [];
  const standIns: string[] = [];
  const abort = new AbortController();
  const stream = both.stt.open({
    encoding: 'mulaw',
    sampleRateHz: 8000,
    language: 'en-US',
    profile: 'open',
    keyterms: [],
    signal: abort.signal,
    onEvent: (event) => events.push(event),
    onStandIn: (vendor) => standIns.push(vendor),
  });
  await settled();
  const write = (audio: Uint8Array, ms: number) => {
    for (let written = 0; written < ms; written += 20) stream.write(audio);
  };
  const said = () => events.map((event) => ('text' in event ? `${event.type} ${event.text}` : event.type));
  return { ...both, stream, events, standIns, abort, write, said, live: () => liveOf(both) };
}

async function harness(): Promise<SttContractHarness> {
  const both = pair();
  const { first, second, clock, stt } = both;
  return {
    stt,
    hearTurn: async (texts) => liveOf(both).hearTurn(...texts),
    hearUnfinished: async (texts) => liveOf(both).hearUnfinished(...texts),
    async receivedAudio(bytes) {
      await settled();
      assert.ok(liveOf(both).receivedBytes >= bytes);
    },
    refuse(how) {
      for (const vendor of [first, second]) vendor.stt.rehearse(how === 'unavailable' ? 'refuse' : 'stall');
    },
    silence() {
      liveOf(both).stall();
      second.stt.rehearse('stall');
    },
    async cut() {
      liveOf(both).fail();
      liveOf(both).fail();
    },
    advance: (ms) => clock.advance(ms),
    dispose: async () => {},
  };
}

describe('the contract of speech to text, by two recognisers as one', () => {
  for (const check of sttContract) it(check.title, () => runCheck(check, harness));
});

describe('a recogniser that fails', () => {
  it('in the middle of a turn: the other hears it from its beginning, and there is one turn', async () => {
    const { first, second, stream, said } = await open();
    for (let piece = 0; piece < 50; piece += 1) stream.write(Uint8Array.of(piece));
    first.stt.streams[0]?.hearUnfinished('my', 'my number');
    first.stt.streams[0]?.fail();
    await settled();
    expect(second.stt.streams[0]?.receivedBytes).toBe(50);
    stream.write(SILENCE);
    expect(second.stt.streams[0]?.receivedBytes).toBe(210);
    second.stt.streams[0]?.hearTurn('my number', 'my number is five');
    expect(said()).toEqual([
      'opened',
      'speechStarted my',
      'interim my number',
      'interim my number is five',
      'final my number is five',
    ]);
  });

  it('after a turn: nothing of that turn is heard again', async () => {
    const { first, second, write, said } = await open();
    write(VOICE, 400);
    first.stt.streams[0]?.hearTurn('one');
    write(SILENCE, 200);
    first.stt.streams[0]?.fail();
    await settled();
    expect(second.stt.streams[0]?.receivedBytes).toBe(200 * 8);
    second.stt.streams[0]?.hearTurn('two');
    expect(said().slice(1)).toEqual(['speechStarted one', 'final one', 'speechStarted two', 'final two']);
  });

  it('after a long silence: the latest seconds are heard again', async () => {
    const { first, second, write } = await open();
    write(SILENCE, 20_000);
    first.stt.streams[0]?.fail();
    await settled();
    expect(second.stt.streams[0]?.receivedBytes).toBe(4000 * 8);
  });

  it('from the start: the other listens, and the stream opens once', async () => {
    const { first, second, live, said, write } = await open(({ first }) => first.stt.rehearse('refuse'));
    expect(first.stt.streams.length).toBe(1);
    expect(live()).toBe(second.stt.streams[0]);
    write(VOICE, 100);
    live().hearTurn('hello');
    expect(said()).toEqual(['opened', 'speechStarted hello', 'final hello']);
  });

  it('with an answer under preparation: it is thrown away', async () => {
    const { first, said } = await open();
    first.stt.streams[0]?.hearUnfinished('yes');
    first.stt.streams[0]?.hear({ type: 'eagerEndOfTurn', text: 'yes' });
    first.stt.streams[0]?.fail();
    expect(said().at(-1)).toBe('turnResumed');
  });

  it('and the other hears nothing of the turn: it ends with what was heard of it', async () => {
    const { first, second, clock, said } = await open();
    first.stt.streams[0]?.hearUnfinished('my number');
    first.stt.streams[0]?.fail();
    await settled();
    clock.advance(2999);
    expect(said().at(-1)).toBe('speechStarted my number');
    clock.advance(1);
    expect(said().at(-1)).toBe('final my number');
    await settled();
    second.stt.streams.at(-1)?.hearTurn('five');
    first.stt.streams.at(-1)?.hearTurn('five');
    expect(said().slice(2)).toEqual(['final my number', 'speechStarted five', 'final five']);
  });

  it('and so does the other: that is the end, with its reason', async () => {
    const { first, second, events } = await open();
    first.stt.streams[0]?.fail();
    await settled();
    second.stt.streams[0]?.fail(fakeError('PROVIDER_QUOTA_EXCEEDED', 'no more'));
    await settled();
    expect(events.at(-1)).toMatchObject({ type: 'failed', error: { code: 'PROVIDER_QUOTA_EXCEEDED' } });
    expect(first.stt.streams.length).toBe(1);
  });

  it('long after the other did: the other is asked again', async () => {
    const { first, second, live, said } = await open();
    first.stt.streams[0]?.fail();
    await settled();
    live().hearUnfinished('well');
    live().fail();
    await settled();
    expect(first.stt.streams.length).toBe(2);
    expect(second.stt.streams.length).toBe(1);
    live().hearTurn('well then');
    expect(said().at(-1)).toBe('final well then');
  });
});

describe('a recogniser that stays open and says nothing', () => {
  it('while somebody speaks for 800 ms: the other hears it all', async () => {
    const { second, write } = await open();
    write(VOICE, 780);
    await settled();
    expect(second.stt.streams.length).toBe(0);
    write(VOICE, 20);
    await settled();
    expect(second.stt.streams[0]?.receivedBytes).toBe(800 * 8);
  });

  it('of two words with a pause between them: it counts as well', async () => {
    const { second, write } = await open();
    write(VOICE, 400);
    write(SILENCE, 3000);
    write(VOICE, 400);
    await settled();
    expect(second.stt.streams.length).toBe(1);
  });

  it('while nobody speaks, or of sounds that nobody could hear again: it is in order', async () => {
    const { second, write } = await open();
    for (let minute = 0; minute < 10; minute += 1) {
      write(VOICE, 200);
      write(SILENCE, 4000);
    }
    await settled();
    expect(second.stt.streams.length).toBe(0);
  });

  it('is not believed any more when it speaks late', async () => {
    const { first, live, write, said } = await open();
    write(VOICE, 800);
    await settled();
    first.stt.streams[0]?.hearTurn('hello');
    live().hearTurn('hello');
    expect(said()).toEqual(['opened', 'speechStarted hello', 'final hello']);
  });

  it('has failed only if the other hears words: noise is nobody’s fault', async () => {
    const { first, second, live, write } = await open(({ first }) => first.breaker.attempt()?.failed());
    write(VOICE, 8000);
    await settled();
    expect([first.stt.streams.length, second.stt.streams.length]).toEqual([1, 1]);
    expect(first.breaker.report().state).toBe('closed');
    live().hearUnfinished('hello');
    expect(first.breaker.report().state).toBe('open');
  });
});

describe('between two turns', () => {
  it('the first is tried again', async () => {
    const { first, live } = await open();
    first.stt.streams[0]?.fail();
    await settled();
    live().hearTurn('one');
    expect(first.stt.streams.length).toBe(2);
    expect(live()).toBe(first.stt.streams[1]);
  });

  it('the first has its rest when it failed again and again', async () => {
    const { clock, first, second, live } = await open(({ first }) => first.breaker.attempt()?.failed());
    first.stt.streams[0]?.fail();
    await settled();
    live().hearTurn('one');
    expect(live()).toBe(second.stt.streams[0]);
    clock.advance(1000);
    live().hearTurn('two');
    expect(live()).toBe(first.stt.streams[1]);
    await settled();
    live().hearUnfinished('three');
    expect(first.breaker.report().state).toBe('closed');
  });

  it('a new call begins with the second while the first has its rest', async () => {
    const { second, live } = await open(({ first }) => {
      first.breaker.attempt()?.failed();
      first.breaker.attempt()?.failed();
    });
    expect(live()).toBe(second.stt.streams[0]);
  });
});

describe('what is expected', () => {
  it('reaches whoever listens, also when it was said before', async () => {
    const { first, second, stream } = await open();
    stream.configure({ profile: 'digits', keyterms: ['a'] });
    first.stt.streams[0]?.fail();
    await settled();
    stream.configure({ profile: 'yesNo', keyterms: ['b'] });
    expect(first.stt.streams[0]?.expectations.at(-1)?.profile).toBe('digits');
    expect(second.stt.streams[0]?.expectations.map(({ profile }) => profile)).toEqual(['digits', 'yesNo']);
  });
});

describe('the end of a call', () => {
  it('lets go of whoever listens, and of the probe that it was', async () => {
    const { clock, first, abort } = await open(({ clock, first }) => {
      first.breaker.attempt()?.failed();
      first.breaker.attempt()?.failed();
      clock.advance(1000);
    });
    expect(first.breaker.attempt()).toBeUndefined();
    abort.abort();
    expect(first.stt.streams[0]?.options.signal.aborted).toBe(true);
    clock.advance(0);
    expect(first.breaker.attempt()).toBeDefined();
  });

  it('asks nobody else any more', async () => {
    const { second, stream, write, said } = await open();
    write(VOICE, 800);
    await stream.close();
    await settled();
    expect(second.stt.streams.length).toBe(0);
    expect(said()).toEqual(['opened', 'closed']);
  });

  it('ends a turn that the other had no time to hear', async () => {
    const { first, stream, said } = await open();
    first.stt.streams[0]?.hearUnfinished('good', 'goodbye');
    first.stt.streams[0]?.fail();
    await stream.close();
    await settled();
    expect(said().slice(-2)).toEqual(['final goodbye', 'closed']);
  });
});

describe('who stands in', () => {
  it('is told by its name when it begins to listen', async () => {
    expect((await open()).standIns).toEqual([]);
    const { standIns } = await open(({ first }) => first.stt.rehearse('refuse'));
    expect(standIns).toEqual(['second']);
  });
});
