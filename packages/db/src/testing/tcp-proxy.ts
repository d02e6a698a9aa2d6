import { connect, createServer, type Socket } from 'node:net';

export interface TcpProxy {
  /** The given URL with this proxy's port. */
  url: string;
  /**
   * Connections stay open and nothing comes through: a network that vanished. Those that are open now never carry anything again, and
   * their ends hear nothing of each other; later ones do so after `resume`.
   */
  stall(): void;
  /** Every connection ends and new ones are refused: a server that is down. */
  refuse(): Promise<void>;
  resume(): Promise<void>;
  close(): Promise<void>;
}

/** Stands between a client and a server on loopback, to break what is between them. */
export async function startTcpProxy(targetUrl: string): Promise<TcpProxy> {
  const target = new URL(targetUrl);
  const sockets = new Set<Socket>();
  const dead = new WeakSet<Socket>();
  let stalled = false;

  const server = createServer((client) => {
    if (stalled) {
      // What is sent into a network that vanished never arrives: the server must not even count the connection.
      sockets.add(client.resume());
      client.on('error', () => {}); // it was given up
      client.on('close', () => sockets.delete(client));
      return;
    }
    const upstream = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => {
        if (!dead.has(from)) to.write(chunk);
      });
      from.on('error', () => {}); // the other end was cut: 'close' follows
      from.on('close', () => {
        sockets.delete(from);
        if (!dead.has(from)) to.destroy();
      });
    }
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
  const refuse = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };

  await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has an address with a port');
  const url = new URL(targetUrl);
  url.port = String(address.port);
  return {
    url: url.href,
    stall() {
      stalled = true;
      for (const socket of sockets) dead.add(socket);
    },
    refuse,
    async resume() {
      stalled = false;
      if (!server.listening) await listen(address.port);
    },
    close: refuse,
  };
}
