import { once } from 'node:events';
import { type FakeClock, fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { durationMs } from '@aybiza/providers/audio/mu-law';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { hostileMessages } from '../testing/hostile-messages.ts';
import { type FarEnd, openSocketPair } from '../testing/legs/far-end.ts';
import {
  asteriskTransport,
  linearTransport,
  pageTransport,
  rawTransport,
  type Transport,
  twilioTransport,
} from '../testing/legs/transports.ts';
import type { Leg, LegEvent } from './leg.ts';
import type { MediaSocket } from './media-socket.ts';

const SEED = 20_261_126;

/** So many bytes of sound, none of them alike to the next, and each the same after a way through 16-bit samples. */
function sound(length: number, from = 0): Uint8Array {
  // 0x7f and 0xff are both silence.
  return Uint8Array.from({ length }, (_value, index) => ((from + index) * 7) % 127);
}

interface Line {
  readonly leg: Leg;
  readonly far: FarEnd;
  /** The server's end of the socket. */
  readonly near: MediaSocket;
  readonly clock: FakeClock;
  readonly events: LegEvent[];
  readonly audio: () => Uint8Array;
}

/** A leg, and the far end that it is connected to; nobody listens to it yet. */
async function connectUnheard(
  transport: Transport,
  prepare: (far: WebSocket, near: MediaSocket) => unknown = () => undefined,
) {
  const clock = fakeClock();
  const { far: socket, near } = await openSocketPair();
  await prepare(socket, near);
  const far = transport.farEnd(socket);
  const leg = transport.open({ socket: near, clock, onViolation: () => undefined });
  return { clock, near, far, leg };
}

function listenTo(leg: Leg): Pick<Line, 'events' | 'audio'> {
  const events: LegEvent[] = [];
  const pieces: Uint8Array[] = [];
  const onAudio = (audio: Uint8Array) => {
    // Its memory is used again.
    pieces.push(new Uint8Array(audio));
    return 0;
  };
  leg.listen({ onAudio, onEvent: (event) => events.push(event) });
  return { events, audio: () => Buffer.concat(pieces) };
}

/** A leg under way that somebody listens to. */
async function connect(transport: Transport): Promise<Line> {
  const connected = await connectUnheard(transport);
  return { ...connected, ...listenTo(connected.leg) };
}

/** The far end plays in real time, for so long; sound that is sent as it is played comes and goes meanwhile. */
async function playFor({ far, clock }: Line, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 100) {
    await far.roundTrip();
    far.playAll();
    clock.advance(100);
  }
  await far.roundTrip();
  far.playAll();
  await far.roundTrip();
}

/** The last frame of some transports is filled up with silence. */
function withoutPadding(heard: Uint8Array, length: number): Uint8Array {
  expect(heard.subarray(length).every((byte) => byte === 0xff)).toBe(true);
  expect(heard.length - length).toBeLessThan(160);
  return heard.subarray(0, length);
}

describe.each([twilioTransport, pageTransport, asteriskTransport, linearTransport, rawTransport])(
  '$name',
  (transport) => {
    it('is heard: every frame, in order', async () => {
      const line = await connect(transport);
      for (let frame = 0; frame < 50; frame += 1) line.far.speak(sound(160, frame * 160));
      await line.far.roundTrip();
      expect(Buffer.compare(line.audio(), sound(8_000))).toBe(0);
    });

    it.each([
      ['at once', [40_000]],
      ['at once, half a minute of it', [240_000]],
      ['in pieces of any length', [1, 159, 160, 161, 3_000, 7, 12_345]],
      ['longer than anybody keeps', Array.from({ length: 30 }, () => 8_000)],
    ])('hears what is played %s: whole, and in order', async (_how, lengths) => {
      const line = await connect(transport);
      let length = 0;
      for (const piece of lengths) {
        line.leg.play(sound(piece, length));
        length += piece;
      }
      await playFor(line, durationMs(length) + 200);
      expect(Buffer.compare(withoutPadding(line.far.heard, length), sound(length))).toBe(0);
    });

    it('tells of a mark once the sound before it was played, and not before', async () => {
      const line = await connect(transport);
      line.leg.play(sound(800));
      line.leg.mark('1');
      line.leg.play(sound(800));
      line.leg.mark('2');
      await line.far.roundTrip();
      expect(line.events).toEqual([]);
      await playFor(line, 400);
      expect(line.events).toEqual([
        { type: 'mark', mark: '1' },
        { type: 'mark', mark: '2' },
      ]);
    });

    it('tells of a mark before which there is no sound', async () => {
      const line = await connect(transport);
      line.leg.mark('1');
      await playFor(line, 100);
      expect(line.events).toEqual([{ type: 'mark', mark: '1' }]);
    });

    it('does not hear what was cleared, and hears what comes after it', async () => {
      const line = await connect(transport);
      line.leg.play(sound(160_000));
      line.leg.mark('1');
      await line.far.roundTrip();
      line.leg.clear();
      line.leg.play(sound(1_600, 3));
      line.leg.mark('2');
      await playFor(line, 1_000);
      const heard = Buffer.from(line.far.heard);
      const mostBefore = transport.takesBack ? 0 : 200 * 8;
      expect(heard.length).toBeGreaterThanOrEqual(1_600);
      expect(heard.length).toBeLessThanOrEqual(mostBefore + 1_600);
      expect(Buffer.compare(heard.subarray(-1_600), sound(1_600, 3))).toBe(0);
      expect(line.far.clears).toBe(transport.takesBack ? 1 : 0);
      expect(line.events).toEqual([{ type: 'mark', mark: '2' }]);
    });

    it('passes keys on, and none that no telephone has', async () => {
      const line = await connect(transport);
      for (const key of ['1', '*', 'E', '12', '', '#']) {
        if (transport !== pageTransport || /^[0-9*#]$/.test(key)) line.far.press(key);
      }
      await line.far.roundTrip();
      expect(line.events).toEqual(['1', '*', '#'].map((key) => ({ type: 'digit', key })));
    });

    it('keeps what happens before anybody listens, in order, and a bounded amount of it', async () => {
      const { leg, far, clock } = await connectUnheard(transport);
      for (let count = 0; count < 500; count += 1) {
        far.press(String(count % 10));
        clock.advance(70);
      }
      await far.roundTrip();
      const { events } = listenTo(leg);
      expect(events.slice(0, 12)).toEqual(
        Array.from({ length: 12 }, (_v, at) => ({ type: 'digit', key: String(at % 10) })),
      );
      expect(events.length).toBeLessThanOrEqual(50);
    });

    it('tells once that the caller has hung up', async () => {
      const line = await connect(transport);
      line.far.hangUp();
      await once(line.near, 'close');
      expect(line.events).toEqual([{ type: 'closed', by: 'caller' }]);
    });

    it('tells once that the far end is gone', async () => {
      const line = await connect(transport);
      line.far.socket.terminate();
      await once(line.near, 'close');
      expect(line.events).toEqual([{ type: 'closed', by: 'lost' }]);
    });

    it('tells of a far end that was gone before its leg was made', async () => {
      const { leg } = await connectUnheard(transport, async (far, near) => {
        far.terminate();
        await once(near, 'close');
      });
      expect(listenTo(leg).events).toEqual([{ type: 'closed', by: 'lost' }]);
      expect(() => leg.play(sound(160))).not.toThrow();
    });

    it.each([
      ['closed', { apologise: false }],
      ['closed with an apology', { apologise: true }],
      ['dropped', undefined],
    ] as const)('%s: the socket goes, and nothing more is told or played', async (_how, how) => {
      const line = await connect(transport);
      const gone = once(line.far.socket, 'close');
      if (how === undefined) line.leg.drop();
      else line.leg.close(how);
      line.far.press('1');
      line.clock.advance(10_000);
      await gone;
      for (const act of [() => line.leg.play(sound(160)), () => line.leg.mark('1'), () => line.leg.clear()]) {
        expect(act).not.toThrow();
      }
      line.clock.advance(10_000);
      expect(line.events).toEqual([]);
    });

    it('is not heard faster than people speak', async () => {
      const line = await connect(transport);
      for (let second = 0; second < 60; second += 1) line.far.speak(sound(8_000));
      await line.far.roundTrip();
      expect(line.audio().length).toBe(16_000);
    });

    it('that stops reading costs a bounded amount of memory, and marks are not taken for played', async () => {
      const line = await connect(transport);
      line.far.socket.pause();
      for (let second = 0; second < 1_200; second += 1) {
        line.leg.play(sound(8_000));
        line.leg.mark(String(second));
        line.clock.advance(10);
      }
      expect(line.near.bufferedAmount).toBeLessThan(2_000_000);
      expect(line.events.length).toBeLessThanOrEqual(transport.takesBack ? 0 : 12);
    });

    it('that says anything at all does no harm, and is let go of at most once', async () => {
      const messages = hostileMessages('MZ', { count: 300, seed: SEED, wellFormed: transport.wellFormed });
      const lines = [await connect(transport)];
      for (const message of messages) {
        let line = lines.at(-1);
        if (line?.near.readyState !== WebSocket.OPEN) {
          line = await connect(transport);
          lines.push(line);
        }
        line.far.socket.send(message);
        await line.far.roundTrip();
      }
      for (const { far, near, events } of lines) {
        far.socket.terminate();
        if (near.readyState !== WebSocket.CLOSED) await once(near, 'close');
        expect(events.filter(({ type }) => type === 'closed')).toHaveLength(1);
        for (const event of events) expect(isWellFormed(event)).toBe(true);
      }
    });
  },
);

describe('Asterisk', () => {
  it('that has no room for more sound gets none until it has, and misses nothing', async () => {
    const line = await connect(asteriskTransport);
    const say = async (event: 'MEDIA_XOFF' | 'MEDIA_XON') => {
      line.far.socket.send(JSON.stringify({ event, channel_id: '1761245643.1' }));
      await line.far.roundTrip();
    };
    line.leg.play(sound(1_600));
    await say('MEDIA_XOFF');
    line.leg.play(sound(1_600, 1_600));
    await playFor(line, 1_000);
    expect(line.far.heard.length).toBe(1_600);
    await say('MEDIA_XON');
    await playFor(line, 400);
    expect(Buffer.compare(line.far.heard, sound(3_200))).toBe(0);
  });
});

function isWellFormed(event: LegEvent): boolean {
  switch (event.type) {
    case 'answered':
      return Number.isInteger(event.wait);
    case 'digit':
      return /^[0-9*#A-D]$/.test(event.key);
    case 'mark':
      return event.mark.length <= 100;
    case 'typed':
      return event.text.length <= 1_000;
    case 'reads':
    case 'closed':
      return true;
  }
}
