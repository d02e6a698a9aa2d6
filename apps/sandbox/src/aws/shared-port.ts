import type { Server as HttpServer } from 'node:http';
import type { Http2Server } from 'node:http2';
import { createServer, type Server, type Socket } from 'node:net';

/** A client that speaks HTTP/2 without asking first begins with `PRI * HTTP/2.0` (RFC 9113 §3.4). */
const PREFACE = Buffer.from('PRI');

/** One port for both: the services of Amazon are spoken to with HTTP/2 or HTTP/1.1, as their clients like. */
export interface SharedPort {
  readonly server: Server;
  /** Ends every connection and stops listening. */
  close(): Promise<void>;
}

/** Hands each connection to the server whose protocol its first bytes speak. */
export function createSharedPort(http1: HttpServer, http2: Http2Server): SharedPort {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A client that goes away before it has said anything is not an error of ours.
    socket.on('error', () => socket.destroy());
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      // HTTP/2 takes the connection from under the socket, what was put back first; HTTP/1.1 reads the socket.
      if (first.subarray(0, PREFACE.length).equals(PREFACE)) http2.emit('connection', socket);
      else {
        http1.emit('connection', socket);
        socket.resume();
      }
    });
  });
  return {
    server,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
