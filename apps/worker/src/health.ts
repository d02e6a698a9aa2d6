import type { Logger } from '@aybiza/foundation/logger';
import { mayReadMetrics } from '@aybiza/telemetry/may-read-metrics';
import { type HttpBindings, type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';

/** Whom its pages ask. */
export interface HealthQuestions {
  /** Can jobs be found and done? */
  isReady(): Promise<boolean>;
  /** The worker's figures, in the text format of Prometheus. */
  describe(): Promise<string>;
  /** Whoever shows it may read the figures from another machine. */
  metricsToken?: string | undefined;
}

/** What the health server is started with. */
export interface HealthOptions extends HealthQuestions {
  /** 0 lets the system choose. */
  port: number;
  logger: Logger;
}

/** The port it listens on, and how to end it. */
export interface HealthServer {
  port: number;
  close(): Promise<void>;
}

/** The questions of whoever supervises this process; `/health` asks nobody else. */
export function createHealthApp({ isReady, describe, metricsToken }: HealthQuestions) {
  return new Hono<{ Bindings: HttpBindings }>()
    .get('/metrics', async (context) =>
      mayReadMetrics(context.env.incoming, metricsToken) ? context.text(await describe()) : context.notFound(),
    )
    .get('/health', (context) => context.json({ status: 'ok' }))
    .get('/ready', async (context) => {
      const ready = await isReady();
      return context.json({ status: ready ? 'ready' : 'notReady' }, ready ? 200 : 503);
    });
}

/** Listens on loopback only, for a supervisor is on the same machine or in the same container; with a token, for whoever reads figures, too. */
export async function startHealthServer({ port, logger, ...questions }: HealthOptions): Promise<HealthServer> {
  const { fetch } = createHealthApp(questions);
  const [server, listening] = await new Promise<[ServerType, number]>((resolve, reject) => {
    const hostname = questions.metricsToken === undefined ? '127.0.0.1' : '0.0.0.0';
    const started = serve({ fetch, port, hostname }, (info) => resolve([started, info.port]));
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
