import { errorMessage } from '@aybiza/foundation/errors';
import { createLogger } from '@aybiza/foundation/logger';
import { env } from './env.ts';
import { type Sandbox, startSandbox } from './start-sandbox.ts';
import { practicePhones } from './twilio/practice-phones.ts';
import { VOICE_THREADS } from './voice/synthesiser.ts';

const logger = createLogger({ name: 'sandbox', level: env.LOG_LEVEL });
const sandbox = await startSandbox({
  port: env.SANDBOX_PORT,
  mailPort: env.SANDBOX_MAIL_PORT,
  fast: env.SANDBOX_FAST === '1',
  ...practicePhones,
  logger,
});
logger.info({ port: sandbox.port, mailPort: sandbox.mail.port, fast: env.SANDBOX_FAST === '1' }, 'sandbox started');

/** The first words and the first listening take about a second longer than all others: no caller need wait for that. */
async function warmUp({ voice, recogniser }: Sandbox): Promise<void> {
  const texts = Array.from({ length: VOICE_THREADS }, (_, index) => `Hello ${index}.`);
  const [samples] = await Promise.all(texts.map((text) => voice.synthesise(text, { sampleRateHz: 8_000 })));
  if (samples !== undefined) await recogniser.recognise(samples, ['hello']);
}
if (env.SANDBOX_FAST !== '1')
  warmUp(sandbox).catch((thrown: unknown) => logger.warn({ error: errorMessage(thrown) }, 'warming up failed'));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sandbox.close().then(() => {
      logger.info({ signal }, 'sandbox stopped');
      process.exit(0);
    });
  });
}
