import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { MediaSocket } from '../../media/media-socket.ts';
import { createMediaSockets } from '../../media/upgrade.ts';

/** Both ends of a media socket, opened as the server opens one. Gone when the test ends. */
export interface SocketPair {
  /** The far end's. */
  readonly far: WebSocket;
  /** The server's. */
  readonly near: MediaSocket;
}

export async function openSocketPair(): Promise<SocketPair> {
  const server = createServer();
  const openMediaSocket = createMediaSockets();
  const accepted = new Promise<MediaSocket>((resolve) => {
    server.on('upgrade', (request, socket, head) => openMediaSocket({ request, socket, head }, resolve));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // 'listening' was emitted: the address is one of a port.
  const { port } = server.address() as AddressInfo;
  const far = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
  far.on('error', () => undefined);
  onTestFinished(() => {
    far.terminate();
    server.close();
  });
  await once(far, 'open');
  return { far, near: await accepted };
}

/** What a far end was sent and did not play yet, in order. */
type Queued = { readonly audio: Uint8Array } | { readonly mark: string };

/** The other side of a leg, which speaks its transport's protocol over a real socket. Sound is G.711 μ-law here, whatever travels. */
export abstract class FarEnd {
  readonly socket: WebSocket;
  /** Everything that was played, in order. */
  heard: Uint8Array = new Uint8Array(0);
  clears = 0;
  #queue: Queued[] = [];

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer, isBinary: boolean) => this.receive(data, isBinary));
  }

  /** Resolves once everything sent so far, in both directions, has arrived and was handled, or nothing can arrive any more. */
  async roundTrip(): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSED) return;
    const settled = new AbortController();
    const { signal } = settled;
    const answers = ['pong', 'close'].map((event) => once(this.socket, event, { signal }));
    if (this.socket.readyState === WebSocket.OPEN) this.socket.ping();
    await Promise.race(answers);
    settled.abort();
    await Promise.allSettled(answers);
  }

  /** Plays everything it has, and reports what its transport reports. */
  playAll(): void {
    for (const item of this.#queue.splice(0)) {
      if ('mark' in item) this.reportPlayed(item.mark);
      else this.heard = Buffer.concat([this.heard, item.audio]);
    }
  }

  abstract speak(audio: Uint8Array): void;
  abstract press(key: string): void;
  abstract hangUp(): void;
  protected abstract reportPlayed(mark: string): void;
  protected abstract receive(data: Buffer, isBinary: boolean): void;

  protected queueAudio(audio: Uint8Array): void {
    this.#queue.push({ audio });
  }

  protected queueMark(mark: string): void {
    this.#queue.push({ mark });
  }

  protected throwAway(): void {
    this.clears += 1;
    this.#queue = [];
  }

  protected sendText(message: object): void {
    this.socket.send(JSON.stringify(message));
  }
}
