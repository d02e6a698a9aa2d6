import { join } from 'node:path';
import { openBus } from '@aybiza/backbone/bus/open-bus';
import { createPostgresLeases } from '@aybiza/backbone/leases/postgres';
import { createDb } from '@aybiza/db/client';
import { systemClock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import { createLogger } from '@aybiza/foundation/logger';
import { createFolderStorage } from '@aybiza/storage';
import { z } from 'zod';
import { createPromptCache } from './call/perform/prompt-cache.ts';
import { readEnv } from './env.ts';
import { createFetch } from './fetch.ts';
import { LiveCalls } from './live-calls.ts';
import { createRecords } from './records/create-records.ts';
import { createTwilioPlans } from './routes/twilio-plans.ts';
import { createUsedTokens } from './routes/used-tokens.ts';
import { createVoiceServer } from './server.ts';
import { openSignalDoor } from './signal-door.ts';
import { createVendors } from './vendors.ts';

/** Calls under way are given so long when the process is told to stop. */
const DRAIN_MS = 600_000;
const FLUSH_MS = 10_000;

const list = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

async function main(): Promise<void> {
  const env = readEnv();
  const logger = createLogger({ name: 'voice', level: env.LOG_LEVEL });
  const clock = systemClock();
  const db = createDb({ url: env.DATABASE_URL });
  const leases = await createPostgresLeases({
    url: env.DATABASE_URL,
    onError: (error) => logger.warn({ err: error }, 'leases lost their connection'),
  });
  const bus = openBus({
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    onError: (error) => logger.warn({ personal: errorMessage(error) }, 'bus failed'),
  });
  const vendors = createVendors(env, clock);
  const practice = z.array(z.enum(['stt', 'tts', 'llm', 'phone'])).parse(list(env.PRACTICE_PARTS));
  const calls = new LiveCalls({
    world: {
      clock,
      logger,
      stt: vendors.stt,
      tts: vendors.tts,
      llm: vendors.llm,
      prompts: createPromptCache(),
      ...createFetch({ clock, allowPrivate: list(env.REQUEST_ALLOW_PRIVATE) }),
      chance: Math.random,
    },
    maxCalls: env.MAX_CALLS,
  });
  const closeSignalDoor = openSignalDoor({ bus, calls, clock, logger });
  const publicUrl = env.PUBLIC_URL ?? `http://127.0.0.1:${env.VOICE_PORT}`;
  const records = createRecords({
    db,
    leases,
    clock,
    logger,
    sendMessage: (message) => vendors.sendMessage(message),
    secret: env.AUTH_SECRET,
    dataDir: env.AYBIZA_DATA_DIR,
    storage: createFolderStorage({ folder: join(env.AYBIZA_DATA_DIR, 'recordings') }),
    address: publicUrl,
  });
  const server = createVoiceServer({
    answering: { clock, calls, records, practice },
    verifier: vendors.createVerifier(publicUrl),
    instructions: vendors.instructions,
    publicUrl,
    secret: env.AUTH_SECRET,
    plans: createTwilioPlans(clock),
    expected: new Map(),
    usedTokens: createUsedTokens(),
    allowedOrigins: list(env.DESIGNER_ORIGINS),
    logger,
  });
  server.listen(env.VOICE_PORT, () => {
    logger.info({ port: env.VOICE_PORT }, 'voice listening');
    void vendors.warm();
  });
  const stop = async (signal: string) => {
    logger.info({ signal, calls: calls.count }, 'voice stopping');
    server.close();
    await calls.drain(signal === 'SIGINT' ? 0 : DRAIN_MS);
    // Not before: the calls that are still on may wait for one.
    closeSignalDoor();
    await records.flush(FLUSH_MS);
    await Promise.allSettled([bus.close(), leases.close(), db.close(), vendors.close()]);
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop('SIGTERM'));
  process.once('SIGINT', () => void stop('SIGINT'));
}

await main();
