import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface DeafDoor {
  readonly url: string;
  /** From now on sockets are refused with 404, as by a balancer that is set up wrong. */
  refuse(isRefused: boolean): void;
  /** Sockets that were refused. */
  readonly refused: number;
  close(): Promise<void>;
}

/** Stands before a server and passes everything on but, when told, the opening of a WebSocket. */
export async function startDeafDoor(target: string): Promise<DeafDoor> {
  const sockets = new Set<Socket>();
  let isRefused = false;
  let refused = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(new URL(target).port), '127.0.0.1');
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy()).on('close', () => sockets.delete(socket) && other.destroy());
    }
    client.once('data', (head) => {
      if (isRefused && /^upgrade: websocket/im.test(String(head))) {
        refused += 1;
        client.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
        return;
      }
      upstream.write(head);
      client.pipe(upstream);
      upstream.pipe(client);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the door has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    refuse(next) {
      isRefused = next;
    },
    get refused() {
      return refused;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
