import { once } from 'node:events';
import { Socket } from 'node:net';
import { errorMessage } from '@aybiza/foundation/errors';
import pg from 'pg';

/** Hears what becomes of the server while its program runs. */
export interface ServerWatcher {
  /** It is gone, and is being started again. */
  crashed?(): void;
  /** It answers again, at the same address with the same data. */
  recovered?(): void;
  /** It does not come back, and nobody tries any more: the program had better end. */
  gaveUp?(reason: string): void;
}

export interface WatchedServer {
  /** Anything that may connect. */
  url: string;
  /** Starts the server where it was. Rejects when it does not come up. */
  restart(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 2_000;
/** Before each attempt, in ms: the last processes of a killed server first have to notice that it is gone. */
const PAUSES_MS = [100, 500, 1_000, 2_000, 5_000, 10_000];

/**
 * Keeps a connection to a server that is nobody's child: it ends in the moment the server does. Gives back how to stop watching,
 * which waits for a start that is under way.
 */
export async function watchServer(server: WatchedServer, watcher: ServerWatcher): Promise<() => Promise<void>> {
  const stopped = new AbortController();
  const watching = watchUntil(stopped.signal, { server, watcher, first: await connect(server.url) });
  return async () => {
    stopped.abort();
    await watching;
  };
}

interface Watch {
  server: WatchedServer;
  watcher: ServerWatcher;
  first: Connection;
}

/** Its socket keeps no program alive that has nothing else to do, until it is being closed. */
interface Connection {
  client: pg.Client;
  socket: Socket;
}

async function watchUntil(stopped: AbortSignal, { server, watcher, first }: Watch): Promise<void> {
  for (let connection: Connection | undefined = first; connection !== undefined; ) {
    await endOf(connection, stopped);
    if (stopped.aborted) return;
    // A single connection may have been cut; then there is nothing to start.
    connection = await connect(server.url).catch(() => undefined);
    if (connection !== undefined) continue;
    watcher.crashed?.();
    const recovery = await recover(server, stopped);
    connection = recovery.connection;
    if (stopped.aborted) {
      if (connection !== undefined) await close(connection);
      return;
    }
    if (connection === undefined) watcher.gaveUp?.(recovery.reason);
    else watcher.recovered?.();
  }
}

/** Resolves when the connection is gone, and makes it go when nobody wants to know any more. */
async function endOf(connection: Connection, stopped: AbortSignal): Promise<void> {
  try {
    await once(connection.client, 'end', { signal: stopped });
  } catch {
    await close(connection); // it broke, or we stop
  }
}

async function close({ client, socket }: Connection): Promise<void> {
  socket.ref();
  await client.end().catch(() => {}); // gone already
}

async function recover(
  server: WatchedServer,
  stopped: AbortSignal,
): Promise<{ connection?: Connection; reason: string }> {
  let reason = 'it was not tried';
  for (const pauseMs of PAUSES_MS) {
    await pause(pauseMs, stopped);
    if (stopped.aborted) break;
    // One that lost a process starts itself anew: then ours is refused, and the server is there.
    await server.restart().catch((error: unknown) => {
      reason = errorMessage(error);
    });
    const connection = await connect(server.url).catch(() => undefined);
    if (connection !== undefined) return { connection, reason: '' };
  }
  return { reason };
}

async function connect(connectionString: string): Promise<Connection> {
  const socket = new Socket();
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'aybiza-watch',
    keepAlive: true,
    stream: () => socket,
  });
  client.on('error', () => {}); // 'end' follows
  try {
    await client.connect();
  } catch (error) {
    await close({ client, socket });
    throw error;
  }
  socket.unref();
  return { client, socket };
}

function pause(pauseMs: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, pauseMs);
    stopped.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
