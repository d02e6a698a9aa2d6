import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import type { MediaSocket } from './media-socket.ts';
import { createMediaSockets, type OpenMediaSocket } from './upgrade.ts';

const MAX_BYTES = 64 * 1024;
const HANDSHAKE =
  'GET / HTTP/1.1\r\nHost: test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';

type Told = readonly [what: string, text: string];

/** A frame as a client writes it (RFC 6455 §5.2), or nearly so. */
function frame(first: number, payload: Buffer, { isMasked = true } = {}): Buffer {
  const mask = Buffer.from([0x12, 0x34, 0x56, 0x78]);
  const bits = isMasked ? 0x80 : 0;
  const head =
    payload.length < 126 ? Buffer.from([first, bits | payload.length]) : Buffer.from([first, bits | 126, 0, 0]);
  if (payload.length >= 126) head.writeUInt16BE(payload.length, 2);
  const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return Buffer.concat(isMasked ? [head, mask, masked] : [head, payload]);
}

const payload = fc.oneof(
  fc.string({ maxLength: 20 }).map((text) => Buffer.from(text)),
  fc.constantFrom('media', 'mark', '').map((text) => Buffer.from(text)),
  fc.integer({ min: 120, max: 3_000 }).map((length) => Buffer.alloc(length, 'm')),
);
const whole = fc.tuple(fc.constantFrom(0x81, 0x81, 0x81, 0x82), payload).map(([first, bytes]) => frame(first, bytes));
const control = fc.constantFrom(0x89, 0x8a).map((first) => frame(first, Buffer.from('still there?')));
/** In two pieces, with a ping between them. */
const inPieces = fc
  .tuple(payload, payload)
  .map(([one, two]) => Buffer.concat([frame(0x01, one), frame(0x89, Buffer.from('x')), frame(0x80, two)]));
const odd = fc.oneof(
  fc.constant(frame(0x88, Buffer.from([0x03, 0xe8]))),
  fc.constant(frame(0x81, Buffer.from('bare'), { isMasked: false })),
  fc.constant(frame(0xc1, Buffer.from('squeezed'))),
  fc.constant(frame(0x83, Buffer.from('reserved'))),
  fc.constant(frame(0x80, Buffer.from('goes on'))),
  fc.constant(Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0, 2, 0, 0, 1, 2, 3, 4])),
  fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
);
const sent = fc.record({
  frames: fc.array(
    fc.oneof({ weight: 12, arbitrary: whole }, { weight: 1, arbitrary: fc.oneof(control, inPieces, odd) }),
    {
      maxLength: 30,
    },
  ),
  cuts: fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 12 }),
});

async function serve(open: OpenMediaSocket) {
  const server = createServer();
  const waiting: ((media: MediaSocket) => void)[] = [];
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => undefined);
    open({ request, socket, head }, (media) => waiting.shift()?.(media));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  // 'listening' was emitted: the address is one of a port.
  const { port } = server.address() as AddressInfo;
  return { server, port, next: () => new Promise<MediaSocket>((resolve) => waiting.push(resolve)) };
}

/** What a server hears of some bytes that come in pieces, and how it ends. */
async function hear({ port, next }: Awaited<ReturnType<typeof serve>>, pieces: readonly Buffer[], takes: boolean) {
  const told: Told[] = [];
  const accepted = next();
  const client = connect(port, '127.0.0.1');
  client.setNoDelay(true);
  client.on('error', () => undefined);
  client.write(HANDSHAKE);
  const media = await accepted;
  const ended = new Promise((resolve) => media.on('close', (code) => resolve(told.push(['close', String(code)]))));
  listen(media, told);
  if (takes)
    media.askFirst({
      takeText(bytes, from, to) {
        if (bytes[from] !== 'm'.charCodeAt(0)) return false;
        told.push(['text', bytes.toString('latin1', from, to)]);
        return true;
      },
    });
  await once(client, 'data');
  for (const piece of pieces) {
    client.write(piece);
    // Each is a read of its own, as far as a network has any.
    await new Promise((resolve) => setImmediate(resolve));
  }
  client.end();
  client.resume();
  await ended;
  client.destroy();
  return told;
}

function listen(media: WebSocket, told: Told[]): void {
  media.on('message', (data: Buffer, isBinary: boolean) =>
    told.push([isBinary ? 'binary' : 'text', data.toString('latin1')]),
  );
  media.on('ping', (data: Buffer) => told.push(['ping', data.toString('latin1')]));
  media.on('error', () => told.push(['error', '']));
}

function cut(bytes: Buffer, lengths: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0, index = 0; at < bytes.length; index += 1) {
    const length = lengths[index % lengths.length] ?? 1;
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return pieces;
}

describe('a media socket', () => {
  it('hears of any bytes what ws hears of them, and ends as it does', async () => {
    const usual = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      maxPayload: MAX_BYTES,
      skipUTF8Validation: true,
      ...{ maxFragments: 4, maxBufferedChunks: 64 },
    });
    const ours = await serve(createMediaSockets());
    // What is asked of it here, every socket of ws has.
    const theirs = await serve(({ request, socket, head }, onOpen) =>
      usual.handleUpgrade(request, socket, head, (media) => onOpen(media as MediaSocket)),
    );
    await fc.assert(
      fc.asyncProperty(sent, fc.boolean(), async ({ frames, cuts }, takes) => {
        const pieces = cut(Buffer.concat(frames), cuts);
        expect(await hear(ours, pieces, takes)).toEqual(await hear(theirs, pieces, false));
      }),
      { numRuns: 300, seed: 20_261_126 },
    );
  });

  it('is counted by its server until it is gone', async () => {
    const { server, ...ours } = await serve(createMediaSockets());
    const connections = () =>
      new Promise<number>((resolve, reject) => {
        server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
      });
    const client = connect(ours.port, '127.0.0.1');
    const accepted = ours.next();
    client.write(HANDSHAKE);
    const media = await accepted;
    expect(await connections()).toBe(1);
    client.destroy();
    await once(media, 'close');
    await new Promise((resolve) => setImmediate(resolve));
    expect(await connections()).toBe(0);
  });
});
