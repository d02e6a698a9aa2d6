import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { type Door, openDoor } from './testing/door.ts';
import { hostileMessages } from './testing/hostile-messages.ts';
import { practiceStatechart } from './testing/practice-statechart.ts';
import { startTestVoice, type TestVoice } from './testing/start-test-voice.ts';

const SEED = 20_261_126;
const ATTACKERS = 8;
const MESSAGES = 400;

let voice: TestVoice;
let door: Door;

beforeAll(async () => {
  voice = await startTestVoice({ statechart: practiceStatechart() });
  door = openDoor(voice);
});

afterAll(() => voice.close());

/** A connection to the door by hand, for what no client would do. */
function rawConnection(): Socket {
  const { hostname, port } = new URL(voice.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  return socket;
}

/** Everything the server answers until it closes the connection. */
async function answerTo(socket: Socket): Promise<string> {
  let answer = '';
  socket.on('data', (data: Buffer) => {
    answer += data.toString('latin1');
  });
  await once(socket, 'close');
  return answer;
}

const UPGRADE = 'GET /twilio/media HTTP/1.1\r\nHost: voice.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n';

describe('check 59: hostile messages on streams under way', () => {
  it(`close the streams they come on, and a call beside them is heard and understood`, async () => {
    const attackers = await Promise.all(
      Array.from({ length: ATTACKERS }, (_value, index) => door.callUnderWay(`a${index}`)),
    );
    const call = voice.phone();
    const closed = attackers.map(async ({ socket, streamSid }, index) => {
      const isClosed = once(socket, 'close');
      for (const message of hostileMessages(streamSid, { count: MESSAGES, seed: SEED + index })) {
        if (socket.readyState !== WebSocket.OPEN) break;
        socket.send(message);
        await new Promise((resolve) => setImmediate(resolve));
      }
      return (await isClosed)[0];
    });
    await call.agentFinished({ quietMs: 300 });
    await call.say('What are your opening hours?');
    await call.agentFinished({ quietMs: 300 });
    expect(await Promise.all(closed)).toEqual(Array.from({ length: ATTACKERS }, () => 1008));
    await call.hangUp();
    const { events } = await voice.records.endOf(call.callSid);
    expect(events).toContainEqual(expect.objectContaining({ type: 'moved', to: 'hours' }));
  });
});

describe('a message in pieces', () => {
  it('check 60: is closed at the fourth: nobody makes the server keep many', async () => {
    const { socket } = await door.callUnderWay('b1');
    const closed = once(socket, 'close');
    for (let piece = 0; piece < 100; piece += 1) socket.send('x', { fin: false });
    expect((await closed)[0]).toBe(1008);
  });

  it('check 63: that is said to be a gigabyte is closed with 1009 before a byte of it came', async () => {
    const { socket } = await door.callUnderWay('b2');
    const closed = once(socket, 'close');
    const header = Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, 1, 2, 3, 4]);
    Reflect.get(socket, '_socket').write(header);
    expect((await closed)[0]).toBe(1009);
  });

  it('check 63: is never compressed, whatever is offered', async () => {
    const { socket } = await door.callUnderWay('b3');
    expect(socket.extensions).toBe('');
  });
});

describe('an upgrade', () => {
  it.each([
    ['two thousand headers', Array.from({ length: 2_000 }, (_value, index) => `X-${index}: 1\r\n`).join('')],
    ['a cookie of 64 KB', `Cookie: ${'c'.repeat(64 * 1024)}\r\n`],
    ['32 KB of protocols', `Sec-WebSocket-Protocol: ${'p,'.repeat(16 * 1024)}\r\n`],
  ])('check 64: with %s is refused', async (_what, headers) => {
    const socket = rawConnection();
    socket.write(`${UPGRADE}${headers}\r\n`);
    expect(await answerTo(socket)).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  it.each([
    ['never says anything', ''],
    ['never finishes what it says', UPGRADE],
  ])('check 61: that %s is closed', async (_what, beginning) => {
    const socket = rawConnection();
    if (beginning !== '') socket.write(beginning);
    const answer = await answerTo(socket);
    expect(answer === '' || answer.startsWith('HTTP/1.1 408 ')).toBe(true);
  });
});
