import { openBus } from '@aybiza/backbone/bus/open-bus';
import { systemClock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import { createLogger } from '@aybiza/foundation/logger';
import { createSealer } from '@aybiza/foundation/sealer';
import { installedPlaces } from '@aybiza/providers/accounts/installed-stock';
import { createTitan } from '@aybiza/providers/embedding/titan';
import { createBedrock } from '@aybiza/providers/llm/bedrock/bedrock';
import { readMailServer } from '@aybiza/providers/mail/mail-server';
import { createSmtpMailer } from '@aybiza/providers/mail/smtp-mailer';
import { openRecordings } from '@aybiza/storage';
import { openSpans } from '@aybiza/telemetry/open-spans';
import { env } from './env.ts';
import type { InstalledMail } from './mail/open-mail.ts';
import type { InstalledModel } from './models/installed-model.ts';
import { PATIENCE } from './models/open-model.ts';
import { type StartWorkerOptions, startWorker } from './start-worker.ts';

const logger = createLogger({ name: 'worker', level: env.LOG_LEVEL });
const clock = systemClock();
const bus = openBus({
  databaseUrl: env.DATABASE_URL,
  redisUrl: env.REDIS_URL,
  onError: (error) => logger.warn({ reason: errorMessage(error) }, 'bus failed'),
});
const storage = openRecordings(env);
const spans = openSpans({ env, service: 'aybiza-worker', clock, logger });
const worker = await startWorker({
  databaseUrl: env.DATABASE_URL,
  redisUrl: env.REDIS_URL,
  sealer: createSealer(env.AUTH_SECRET, { previous: env.AUTH_SECRET_PREVIOUS }),
  storage,
  model: openModel(),
  bus,
  telephone: telephoneAccount(),
  mail: installedMail(),
  // Whoever started us on one machine shows it; without them there is nobody to tell, and it is not logged.
  showMail: ({ to, subject, link }) => process.send?.({ type: 'mail', to, subject, link }),
  designerUrl: env.DESIGNER_URL?.replace(/\/+$/, ''),
  companyUrl: env.TWILIO_API_URL,
  allowPrivate: env.WEBHOOK_ALLOW_PRIVATE,
  vendorAllowPrivate: env.VENDOR_ALLOW_PRIVATE,
  ownHosts: env.OWN_HOSTS,
  port: env.WORKER_PORT,
  metricsToken: env.METRICS_TOKEN,
  spans,
  logger,
  clock,
});

// Whoever has named a bucket hears at once, and not at the end of the first call, that it cannot be used.
storage.size('anything').catch((error: unknown) => {
  logger.error({ reason: errorMessage(error) }, 'recordings cannot be stored');
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stop().then(
      () => {
        logger.info({ signal }, 'worker stopped');
        process.exit(0);
      },
      (error: unknown) => {
        logger.error({ signal, personal: error }, 'worker did not stop in order');
        process.exit(1);
      },
    );
  });
}

async function stop(): Promise<void> {
  await worker.close();
  await Promise.all([bus.close(), spans?.close()]);
}

function telephoneAccount(): StartWorkerOptions['telephone'] {
  const {
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: token,
    TWILIO_API_KEY: id,
    TWILIO_API_SECRET: secret,
  } = env;
  if (accountSid === undefined || token === undefined) return undefined;
  const apiKey = id === undefined || secret === undefined ? undefined : { id, secret };
  return { accountSid, authTokens: token.split(',').map((one) => one.trim()), apiKey };
}

function openModel(): InstalledModel | undefined {
  const { BEDROCK_MODEL_ID: modelId, AWS_REGION: region, AWS_ENDPOINT_URL_BEDROCK_RUNTIME: endpoint } = env;
  if (modelId === undefined) return undefined;
  const address = endpoint === undefined ? {} : { endpoint };
  const llm = createBedrock({ clock, region, modelId, ...address, ...PATIENCE });
  // Amazon is never on loopback: there it is the sandbox.
  const isPractice = endpoint !== undefined && isLoopback(new URL(endpoint).hostname);
  const places = installedPlaces(env);
  return { llm, isPractice, places, ...(isPractice ? {} : { embedder: createTitan({ region, ...address }) }) };
}

function installedMail(): InstalledMail | undefined {
  const { SMTP_SERVER: server, SMTP_USERNAME: username, SMTP_PASSWORD: password = '', SMTP_FROM: from } = env;
  if (server === undefined || from === undefined) return undefined;
  const login = username === undefined ? undefined : { username, password };
  const mayBePlain = isLoopback(readMailServer(server).host);
  return {
    mailer: createSmtpMailer({ clock, server, from, login, mayBePlain }),
    isPractice: env.PRACTICE_PARTS.includes('mail'),
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host === '::1' || host.startsWith('127.');
}
