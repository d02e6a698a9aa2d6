import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { FrameReader } from './frames.ts';
import { MediaSocket, takeOverConnection } from './media-socket.ts';

const MAX_MESSAGE_BYTES = 64 * 1024;

/** Turns an upgrade into a media socket. */
export type OpenMediaSocket = (
  upgrade: { readonly request: IncomingMessage; readonly socket: Duplex; readonly head: Buffer },
  onOpen: (media: MediaSocket) => void,
) => void;

/**
 * With the limits of every media socket. A fragmented or compressed message is never sent by the far ends we know: both are ways to make
 * a server hold memory.
 */
export function createMediaSockets(): OpenMediaSocket {
  const sockets = new WebSocketServer({
    noServer: true,
    WebSocket: MediaSocket,
    perMessageDeflate: false,
    maxPayload: MAX_MESSAGE_BYTES,
    skipUTF8Validation: true,
    ...LIMITS_OF_WS,
  });
  return ({ request, socket, head }, onOpen) => {
    let media: MediaSocket | null = null;
    const frames = new FrameReader(MAX_MESSAGE_BYTES, {
      onText: (text) => media?.emit('message', text, false),
      // As if the socket had read it.
      onOther: (bytes) => own?.emit('data', Buffer.from(bytes)),
    });
    // Nobody speaks before the answer: who does is left to `ws` from the beginning.
    const own = head.length === 0 ? takeOverConnection(socket, frames) : undefined;
    sockets.handleUpgrade(request, own ?? socket, head, (opened) => {
      media = opened;
      opened.opened(own ?? socket, own === undefined ? null : frames);
      onOpen(opened);
    });
  };
}

/** Not in the types of `ws` yet. */
const LIMITS_OF_WS = { maxFragments: 4, maxBufferedChunks: 64 };

/** Answers an upgrade with an HTTP status instead of a socket. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** The path of an upgrade, without its query. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}
