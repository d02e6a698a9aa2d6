import { createLogger } from '@aybiza/foundation/logger';
import { env } from './env.ts';
import { startSandbox } from './start-sandbox.ts';

const logger = createLogger({ name: 'sandbox', level: env.LOG_LEVEL });
const sandbox = await startSandbox({ port: env.SANDBOX_PORT, fast: env.SANDBOX_FAST === '1', logger });
logger.info({ port: sandbox.port, fast: env.SANDBOX_FAST === '1' }, 'sandbox started');

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sandbox.close().then(() => {
      logger.info({ signal }, 'sandbox stopped');
      process.exit(0);
    });
  });
}
