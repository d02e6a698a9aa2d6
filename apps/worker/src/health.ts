import type { Logger } from '@aybiza/foundation/logger';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';

/** What the health server asks. */
export interface HealthOptions {
  /** 0 lets the system choose. */
  port: number;
  logger: Logger;
  /** Can jobs be found and done? */
  isReady(): Promise<boolean>;
}

/** The port it listens on, and how to end it. */
export interface HealthServer {
  port: number;
  close(): Promise<void>;
}

/** The two questions of whoever supervises this process; `/health` asks nobody else. */
export function createHealthApp(isReady: () => Promise<boolean>): Hono {
  return new Hono()
    .get('/health', (context) => context.json({ status: 'ok' }))
    .get('/ready', async (context) => {
      const ready = await isReady();
      return context.json({ status: ready ? 'ready' : 'notReady' }, ready ? 200 : 503);
    });
}

/** Listens on loopback only: a supervisor is on the same machine or in the same container. */
export async function startHealthServer({ port, logger, isReady }: HealthOptions): Promise<HealthServer> {
  const { fetch } = createHealthApp(isReady);
  const [server, listening] = await new Promise<[ServerType, number]>((resolve, reject) => {
    const started = serve({ fetch, port, hostname: '127.0.0.1' }, (info) => resolve([started, info.port]));
    started.once('error', reject);
  });
  server.on('error', (error) => logger.error({ personal: error }, 'health server failed'));
  return {
    port: listening,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
