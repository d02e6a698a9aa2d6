import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';

/**
 * Limits of every media socket. A fragmented or compressed message is never sent by the far ends we know: both are ways to make a
 * server hold memory.
 */
export function createMediaSockets(): WebSocketServer {
  const limits = {
    noServer: true,
    perMessageDeflate: false,
    maxPayload: 64 * 1024,
    skipUTF8Validation: true,
    maxFragments: 4,
    maxBufferedChunks: 64,
  };
  return new WebSocketServer(limits);
}

/** Answers an upgrade with an HTTP status instead of a socket. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** The path of an upgrade, without its query. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}
