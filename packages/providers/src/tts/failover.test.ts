import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { CircuitBreaker } from '../circuit-breaker.ts';
import { runCheck } from '../testing/contract-check.ts';
import { type TtsContractHarness, ttsContract } from './contract.ts';
import { createTtsFailover } from './failover.ts';
import { createFakeTts, type FakeTtsOptions } from './fake.ts';
import type { TextToSpeech, TtsEvent } from './port.ts';

const FIRST = 'Your order was sent on Monday. ';
const SECOND = 'It will arrive before the weekend. ';
const THIRD = 'Is there anything else?';

/** As loud and as low as a voice. */
function voiceLike(bytes: number): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, index) => (index % 16 < 8 ? 0xa0 : 0x20));
}

function noise(bytes: number): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, index) => (index * 197 + (index >> 3) * 61) & 0xff);
}

function pair(more: { first?: Partial<FakeTtsOptions>; second?: Partial<FakeTtsOptions> } = {}) {
  const clock = fakeClock();
  const vendor = (name: 'first' | 'second') => ({
    tts: createFakeTts({ clock, sound: voiceLike, ...more[name] }),
    breaker: new CircuitBreaker({ clock, name, failures: 2, pauseMs: 10_000 }),
  });
  const first = vendor('first');
  const second = vendor('second');
  const askedOf = ({ tts }: typeof first) => tts.asked.map(({ text }) => text);
  return { clock, first, second, askedOf, tts: createTtsFailover({ clock, first, second }) };
}

function open(more?: Parameters<typeof pair>[0]) {
  const both = pair(more);
  return { ...both, ...openStream(both.tts) };
}

function openStream(tts: TextToSpeech) {
  const events: TtsEvent[] = [];
  const standIns: string[] = [];
  const stream = tts.open({
    voice: 'any',
    encoding: 'mulaw',
    sampleRateHz: 8000,
    signal: new AbortController().signal,
    onEvent: (event) => events.push(event),
    onStandIn: (vendor) => standIns.push(vendor),
  });
  const heardMs = (speechId: string) =>
    events.reduce(
      (sum, event) => sum + (event.type === 'audio' && event.speechId === speechId ? event.chunk.length / 8 : 0),
      0,
    );
  const types = () => events.map(({ type }) => type);
  return { stream, events, standIns, heardMs, types };
}

async function harness(): Promise<TtsContractHarness> {
  const { clock, first, second, tts } = pair();
  const voices = [first.tts, second.tts];
  /** What is due now happens as soon as whoever asked for it has finished. */
  const soon = () => queueMicrotask(() => clock.advance(0));
  return {
    tts: {
      open(options) {
        const stream = tts.open(options);
        return {
          speak(speechId, text) {
            stream.speak(speechId, text);
            soon();
          },
          clear() {
            stream.clear();
            soon();
          },
          close: () => stream.close(),
        };
      },
    },
    hold: () => {
      for (const voice of voices) voice.rehearse('stall');
    },
    holdMidway: () => {
      for (const voice of voices) voice.rehearse('stallMidway');
    },
    release() {
      for (const voice of voices) {
        voice.rehearse();
        voice.release();
      }
      soon();
    },
    refuse(how) {
      for (const voice of voices) voice.rehearse(how === 'unavailable' ? 'refuse' : 'stall');
    },
    asked: async (text) => expect(first.tts.asked.map((request) => request.text)).toContain(text),
    async cut() {
      for (const voice of voices) voice.fail();
    },
    advance: (ms) => clock.advance(ms),
    dispose: async () => {},
  };
}

describe('the contract of text to speech, by two voices as one', () => {
  for (const check of ttsContract) it(check.title, () => runCheck(check, harness));
});

describe('a voice that fails', () => {
  it('in the middle of a text: the other begins with the clause that broke off', () => {
    const { clock, first, second, stream, askedOf, heardMs, types } = open();
    stream.speak('a', FIRST);
    clock.advance(0);
    first.tts.rehearse('cutMidway');
    stream.speak('a', SECOND + THIRD);
    clock.advance(0);
    expect(askedOf(first)).toEqual([FIRST, SECOND]);
    expect(askedOf(second)).toEqual([SECOND, THIRD]);
    const whole = (FIRST + SECOND + THIRD).length * 60;
    const half = Math.floor((SECOND.length * 30) / 200) * 200;
    expect(heardMs('a')).toBe(whole + half);
    expect(types().filter((type) => type !== 'audio')).toEqual(['done', 'done']);
  });

  it('at the connection: the other speaks at once', () => {
    const { clock, first, second, stream, askedOf } = open();
    first.tts.fail();
    stream.speak('a', FIRST);
    clock.advance(0);
    expect([askedOf(first), askedOf(second)]).toEqual([[], [FIRST]]);
  });

  it('to begin: the other speaks after half a second', () => {
    const { clock, first, second, stream, askedOf, types } = open();
    first.tts.rehearse('stall');
    stream.speak('a', FIRST);
    clock.advance(499);
    expect(askedOf(second)).toEqual([]);
    clock.advance(1);
    expect(askedOf(second)).toEqual([FIRST]);
    expect(types().at(-1)).toBe('done');
  });

  it('to go on: the other begins the clause again', () => {
    const { clock, first, second, stream, askedOf, types } = open();
    first.tts.rehearse('stallMidway');
    stream.speak('a', FIRST);
    clock.advance(699);
    expect(askedOf(second)).toEqual([]);
    clock.advance(1);
    expect(askedOf(second)).toEqual([FIRST]);
    expect(types().at(-1)).toBe('done');
  });

  it.each([
    ['noise', noise],
    ['a clipped tone', (bytes: number) => new Uint8Array(bytes)],
  ])('with %s: nobody hears it, and the other speaks', (_what, sound) => {
    const { clock, first, second, stream, heardMs, askedOf } = open({ first: { sound } });
    first.breaker.attempt()?.failed();
    stream.speak('a', FIRST);
    clock.advance(0);
    expect(askedOf(second)).toEqual([FIRST]);
    expect(heardMs('a')).toBe(FIRST.length * 60);
    expect(first.breaker.report().state).toBe('open');
  });

  it('with far too little sound: the other says all of it', () => {
    const { clock, second, stream, askedOf } = open({ first: { msPerCharacter: 20 } });
    stream.speak('a', FIRST);
    clock.advance(0);
    expect(askedOf(second)).toEqual([FIRST]);
  });

  it('with silence: the other speaks before it is over', () => {
    const { clock, second, stream, askedOf, heardMs } = open({
      first: { sound: (bytes) => new Uint8Array(bytes).fill(0xff) },
    });
    stream.speak('a', FIRST);
    clock.advance(0);
    expect(askedOf(second)).toEqual([FIRST]);
    expect(heardMs('a')).toBe(FIRST.length * 60);
  });

  it('with sound that does not end: the other speaks', () => {
    const { clock, second, stream, askedOf } = open({ first: { msPerCharacter: 2000 } });
    stream.speak('a', FIRST);
    clock.advance(0);
    expect(askedOf(second)).toEqual([FIRST]);
  });

  it('and so does the other: the speeches are lost, and both are tried anew for the next', () => {
    const { clock, first, second, stream, events, types } = open();
    for (const { tts } of [first, second]) tts.rehearse('refuse');
    stream.speak('a', FIRST + SECOND);
    stream.speak('b', THIRD);
    clock.advance(0);
    expect(events).toMatchObject([{ type: 'failed', speechIds: ['a', 'b'], error: { code: 'PROVIDER_UNAVAILABLE' } }]);
    for (const { tts } of [first, second]) tts.rehearse();
    stream.speak('c', THIRD);
    clock.advance(0);
    expect(new Set(types())).toEqual(new Set(['failed', 'audio', 'done']));
    expect(types().at(-1)).toBe('done');
  });
});

describe('whoever took over', () => {
  it('speaks the rest of the call, although the first works again', () => {
    const { clock, first, second, stream, askedOf } = open();
    first.tts.rehearse('refuse');
    stream.speak('a', FIRST);
    clock.advance(0);
    first.tts.rehearse();
    stream.speak('b', SECOND);
    clock.advance(0);
    expect(askedOf(second)).toEqual([FIRST, SECOND]);
  });

  it('gives back when it fails itself', () => {
    const { clock, first, second, stream, askedOf, types } = open();
    first.tts.rehearse('refuse');
    stream.speak('a', FIRST);
    clock.advance(0);
    first.tts.rehearse();
    second.tts.rehearse('refuse');
    stream.speak('b', SECOND);
    clock.advance(0);
    expect(askedOf(first)).toEqual([FIRST, SECOND]);
    expect(types().at(-1)).toBe('done');
  });

  it('begins other calls while the first is given a rest, and one of them asks it again', () => {
    const { clock, first, second, askedOf, tts } = pair();
    for (let failure = 0; failure < 2; failure += 1) first.breaker.attempt()?.failed();
    openStream(tts).stream.speak('a', FIRST);
    clock.advance(0);
    expect(askedOf(second)).toEqual([FIRST]);
    clock.advance(10_000);
    openStream(tts).stream.speak('a', SECOND);
    openStream(tts).stream.speak('a', THIRD);
    clock.advance(0);
    expect(askedOf(first)).toEqual([SECOND]);
    expect(askedOf(second)).toEqual([FIRST, THIRD]);
    expect(first.breaker.report().state).toBe('closed');
  });
});

describe('clearing', () => {
  it('is confirmed although the voice fails over it', () => {
    const { clock, first, stream, types } = open();
    first.tts.hold();
    stream.speak('a', FIRST);
    stream.clear();
    first.tts.fail();
    clock.advance(0);
    expect(types()).toEqual(['cleared']);
  });
});

describe('who stands in', () => {
  it('is told by its name as soon as it is given words, and not while it is only made ready', () => {
    const { stream, first, standIns, clock } = open();
    first.tts.rehearse('refuse');
    stream.speak('a', FIRST);
    clock.advance(5_000);
    expect(standIns).toContain('second');
    const sound = open();
    sound.stream.speak('a', FIRST);
    sound.clock.advance(5_000);
    expect(sound.standIns).toEqual([]);
  });
});
