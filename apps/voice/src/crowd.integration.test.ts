import { once } from 'node:events';
import { BlockList, connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDoor } from './testing/door.ts';
import { practiceStatechart } from './testing/practice-statechart.ts';
import { startTestVoice, type TestVoice } from './testing/start-test-voice.ts';

/** What the door gives one address. */
const ROOM = 20;
const ATTACKER = '127.0.0.66';
/** Nobody is a proxy: each of this machine's 127.x.y.z is somebody. */
const NOBODY = new BlockList();

async function startVoice(proxies?: BlockList): Promise<TestVoice> {
  const voice = await startTestVoice({
    statechart: practiceStatechart(),
    ...(proxies === undefined ? {} : { proxies }),
  });
  onTestFinished(() => voice.close());
  return voice;
}

function connectFrom(localAddress: string, voice: TestVoice): Socket {
  const { hostname: host, port } = new URL(voice.url);
  const socket = connect({ host, port: Number(port), localAddress });
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  return socket;
}

const upgrade = (headers: string) =>
  `GET /twilio/media HTTP/1.1\r\nHost: voice.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${headers}\r\n`;

/** However it ended. */
const isClosed = (socket: Socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()));

/** What the door says to a request for a socket: a status, or nothing where it ends the connection. */
async function askFrom(localAddress: string, voice: TestVoice, headers = ''): Promise<string> {
  const socket = connectFrom(localAddress, voice);
  let answer = '';
  socket.on('data', (data: Buffer) => {
    answer += data.toString('latin1');
  });
  socket.write(upgrade(headers));
  await isClosed(socket);
  return answer.slice(0, 12);
}

async function figure(name: string, voice: TestVoice): Promise<number> {
  const text = await (await fetch(`${voice.url}/metrics`)).text();
  return Number(new RegExp(`^${name}(?:{.*})? (\\d+)$`, 'm').exec(text)?.[1]);
}

/** A caller asks, and gets the answer. */
async function callIsHeard(voice: TestVoice): Promise<void> {
  const call = voice.phone();
  await call.agentFinished({ quietMs: 300 });
  await call.say('What are your opening hours?');
  await call.agentFinished({ quietMs: 300 });
  await call.hangUp();
  const { events } = await voice.records.endOf(call.callSid);
  expect(events).toContainEqual(expect.objectContaining({ type: 'moved', to: 'hours' }));
}

describe('check 61: connections of one address that say nothing', () => {
  it(`are kept up to ${ROOM}; further ones are ended before anything is read, and a call from elsewhere notices nothing`, async () => {
    const voice = await startVoice(NOBODY);
    const kept = Array.from({ length: ROOM }, () => connectFrom(ATTACKER, voice));
    await Promise.all(kept.map((socket) => once(socket, 'connect')));
    await expect.poll(() => figure('aybiza_unadmitted_connections', voice)).toBeGreaterThanOrEqual(ROOM);
    const further = Array.from({ length: 200 }, () => isClosed(connectFrom(ATTACKER, voice)));
    await Promise.all([...further, callIsHeard(voice)]);
    expect(kept.filter((socket) => socket.destroyed)).toEqual([]);
    expect(await figure('aybiza_turned_away_total', voice)).toBe(200);
  });

  it('do not keep out a call that is under way there, nor one that comes by a signature', async () => {
    const voice = await startVoice(NOBODY);
    const door = openDoor(voice);
    const { socket } = await door.callUnderWay('c1');
    // The address is known now, and has ten times the room; a call that is on takes none of it.
    const crowd = Array.from({ length: 5 * ROOM }, () => connectFrom('127.0.0.1', voice));
    await Promise.all(crowd.map((one) => once(one, 'connect')));
    await door.callUnderWay('c2');
    expect(socket.readyState).toBe(socket.OPEN);
    expect(await figure('aybiza_turned_away_total', voice)).toBe(0);
  });
});

describe('check 71: requests for sockets without a right signature', () => {
  it('are answered so often a second for one address; then its connections are ended unread', async () => {
    const voice = await startVoice(NOBODY);
    const [answers] = await Promise.all([
      Promise.all(Array.from({ length: 100 }, () => askFrom(ATTACKER, voice))),
      openDoor(voice).callUnderWay('d1'),
    ]);
    expect(new Set(answers)).toEqual(new Set(['HTTP/1.1 403', '']));
    expect(await figure('aybiza_turned_away_total', voice)).toBeGreaterThan(0);
    expect(await figure('aybiza_sockets_refused_total', voice)).toBe(answers.filter((answer) => answer !== '').length);
  });

  it('that come by a proxy count for whom it asks; nobody else behind it is kept out', async () => {
    const voice = await startVoice();
    const from = (address: string, count: number) =>
      Promise.all(
        Array.from({ length: count }, () =>
          askFrom('127.0.0.1', voice, `X-Forwarded-For: 198.51.100.1, ${address}\r\n`),
        ),
      );
    const answers = await from('203.0.113.66', 100);
    expect(answers).toContain('');
    expect(await from('203.0.113.7', 3)).toEqual(Array(3).fill('HTTP/1.1 403'));
    await openDoor(voice).callUnderWay('d1');
  });

  it('are believed nothing about where they come from, where no proxy is', async () => {
    const voice = await startVoice(NOBODY);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_value, index) =>
        askFrom(ATTACKER, voice, `X-Forwarded-For: 203.0.113.${index}\r\n`),
      ),
    );
    expect(answers).toContain('');
  });

  it('that come by a gateway which says for nobody whom it asks for lock nobody out', async () => {
    const voice = await startVoice();
    const answers = await Promise.all(Array.from({ length: 100 }, () => askFrom('127.0.0.1', voice)));
    expect(new Set(answers)).toEqual(new Set(['HTTP/1.1 403']));
    await openDoor(voice).callUnderWay('d1');
  });
});
