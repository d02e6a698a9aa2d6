import { openBus } from '@aybiza/backbone/bus/open-bus';
import { openLeases } from '@aybiza/backbone/leases/open-leases';
import { createDb } from '@aybiza/db/client';
import { type Clock, systemClock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import { createLogger, type Logger } from '@aybiza/foundation/logger';
import { openRecordings } from '@aybiza/storage';
import { openSpans } from '@aybiza/telemetry/open-spans';
import { z } from 'zod';
import { openAccounts } from './accounts/open-accounts.ts';
import type { CallWorld } from './call/call-world.ts';
import { createWorld } from './create-world.ts';
import { getTaskAddress, openEcsAgent } from './ecs/ecs-agent.ts';
import { type GuardCallsOptions, guardCalls } from './ecs/guard-calls.ts';
import { listOf, readEnv, type VoiceEnv } from './env.ts';
import { createHearPrompt, type HearPromptOptions } from './hear-prompt.ts';
import { LiveCalls } from './live-calls.ts';
import { createOtherProcesses } from './other-processes.ts';
import { openOwnerDoor } from './owner-door.ts';
import { openPlacementDoor, type PlacementDoorOptions } from './placement-door.ts';
import { watchProcessLoad } from './process-load.ts';
import { startReaper } from './reaper.ts';
import type { Records } from './records/call-records-port.ts';
import { createRecords, type RecordsOptions } from './records/create-records.ts';
import { repeat } from './repeat.ts';
import type { PhoneOptions } from './routes/accept-phone.ts';
import { createTwilioPlans } from './routes/twilio-plans.ts';
import { createUsedTokens } from './routes/used-tokens.ts';
import { createVoiceServer } from './server.ts';
import { openSignalDoor } from './signal-door.ts';
import { createVendors } from './vendors.ts';
import { CallMeters } from './watch/call-meters.ts';
import { createCallWatch } from './watch/call-watch.ts';

const FLUSH_MS = 10_000;
const WARM_UP_EVERY_MS = 60_000;
/** A process that froze in the middle of a write must not keep its calls from others: they look for them after four seconds. */
const IDLE_IN_TRANSACTION_MS = 2_500;

async function main(): Promise<void> {
  const env = readEnv();
  const logger = createLogger({ name: 'voice', level: env.LOG_LEVEL });
  const clock = systemClock();
  const db = createDb({ url: env.DATABASE_URL, deadlines: { idleInTransactionMs: IDLE_IN_TRANSACTION_MS } });
  const { leases, bus } = openBackbone(env, logger);
  const vendors = await createVendors(env, clock);
  const ending = new AbortController();
  const load = watchProcessLoad(clock);
  const { watch, meters, spans } = openWatch(env, { clock, logger });
  const world = await createWorld({ env, vendors, clock, logger, signal: ending.signal });
  const here = hereOf(env);
  const own = openAccounts({ db, env, clock, logger, world, vendors, ...here, signal: ending.signal });
  const calls = new LiveCalls({ world, maxCalls: env.MAX_CALLS, isBusy: () => load.isHigh });
  const others = createOtherProcesses({ bus, clock, logger });
  const { sendMessage, equip, credential, remember } = own;
  const records = openRecords(env, {
    db,
    leases,
    clock,
    logger,
    ...{ sendMessage, equip, credential, remember },
    watch,
    address: await findOwnUrl(env, clock),
    askToGiveUp: (callId) => void others.ask({ callId, question: { type: 'giveUp' } }),
  });
  const phone = {
    answering: { clock, calls, records, practice: practicePartsOf(env.PRACTICE_PARTS), vendors: vendors.names },
    telephones: own.telephones,
    instructions: vendors.instructions,
    ...here,
    secret: env.AUTH_SECRET,
    plans: createTwilioPlans(clock),
    expected: new Map(),
    usedTokens: createUsedTokens(clock),
    others,
    logger,
  };
  const server = createVoiceServer({
    ...phone,
    ...openHearing(env, { db, world, equip: own.equip }),
    watched: { circuits: () => vendors.circuits(), ownCircuits: () => own.circuits(), load, meters, spans },
    ...{ metricsToken: env.METRICS_TOKEN, proxies: env.PROXY_NETWORKS, edgeSecret: env.EDGE_SECRET },
  });
  const closeOwnerDoor = openOwnerDoor({ ...phone, bus });
  const closings = [
    openDoors({ ...phone, bus, telephonyOf: own.telephones.telephonyOf }),
    own.openTrialDoors({ bus, world, practice: phone.answering.practice }),
    startReaper({ ...phone, leases, telephonyOf: own.telephones.telephonyOf }),
    keepWarm(records, { clock, logger }),
    openGuard(env, { calls, clock, logger }),
  ];
  server.listen(env.VOICE_PORT, () => {
    logger.info({ port: env.VOICE_PORT }, 'voice listening');
    void vendors.warm();
  });
  stopOnSignal(logger, async (signal) => {
    await calls.drain({ limitMs: signal === 'SIGINT' ? 0 : env.DRAIN_MS, handOverAfterMs: env.HAND_OVER_AFTER_MS });
    ending.abort();
    load.stop();
    // Not before: the calls that are still on may wait for one, and Twilio asks about them.
    for (const close of [...closings, () => server.close()]) close();
    await records.flush(FLUSH_MS);
    closeOwnerDoor();
    await Promise.allSettled([bus.close(), leases.close(), own.close(), vendors.close(), spans?.close()]);
    await db.close();
  });
}

/** Where other processes reach this one. */
async function findOwnUrl(env: VoiceEnv, clock: Clock): Promise<string> {
  const { OWN_URL: ownUrl, ECS_CONTAINER_METADATA_URI_V4: metadataUri, VOICE_PORT: port } = env;
  if (ownUrl !== undefined) return ownUrl;
  const host = metadataUri === undefined ? '127.0.0.1' : await getTaskAddress(metadataUri, clock);
  return `http://${host}:${port}`;
}

/** In a task of Amazon ECS: none is ended that has calls. Gives back how to stop. */
function openGuard({ ECS_AGENT_URI: uri }: VoiceEnv, watched: Omit<GuardCallsOptions, 'agent'>): () => void {
  if (uri === undefined) return () => {};
  const agent = openEcsAgent(uri, watched.clock);
  const stop = guardCalls({ agent, ...watched });
  return () => {
    stop();
    void agent.close();
  };
}

/** Where the telephone company reaches this process, and which region it is of. */
function hereOf({ PUBLIC_URL, VOICE_PORT, MEDIA_URL: mediaUrl, REGION: region }: VoiceEnv) {
  return { publicUrl: PUBLIC_URL ?? `http://127.0.0.1:${VOICE_PORT}`, mediaUrl, region };
}

/** How calls are seen by whoever runs the installation. */
function openWatch(env: VoiceEnv, parts: Pick<CallWorld, 'clock' | 'logger'>) {
  const meters = new CallMeters();
  const spans = openSpans({ env, service: 'aybiza-voice', ...parts });
  return { meters, spans, watch: createCallWatch({ meters, spans }) };
}

/** What of a call is practice equipment. The mail server may be too, and is no part of a call. */
function practicePartsOf(list: string) {
  const parts = z.array(z.enum(['stt', 'tts', 'llm', 'phone', 'mail'])).parse(listOf(list));
  return parts.filter((part) => part !== 'mail');
}

function openRecords(
  env: VoiceEnv,
  parts: Omit<RecordsOptions, 'secret' | 'previousSecret' | 'dataDir' | 'storage'>,
): Records {
  const { AUTH_SECRET: secret, AUTH_SECRET_PREVIOUS: previousSecret, AYBIZA_DATA_DIR: dataDir } = env;
  return createRecords({ ...parts, secret, previousSecret, dataDir, storage: openRecordings(env) });
}

/** Pages, and what they may hear. */
function openHearing({ DESIGNER_ORIGINS: origins }: VoiceEnv, options: HearPromptOptions) {
  return { allowedOrigins: listOf(origins), hearPrompt: createHearPrompt(options) };
}

/** What the API asks for over the bus. Gives back how to close. */
function openDoors(options: PlacementDoorOptions & Pick<PhoneOptions, 'answering'>): () => void {
  const { bus, answering, logger } = options;
  const { calls, clock } = answering;
  const doors = [openSignalDoor({ bus, calls, clock, logger }), openPlacementDoor(options)];
  return () => {
    for (const close of doors) close();
  };
}

function openBackbone({ DATABASE_URL: databaseUrl, REDIS_URL: redisUrl }: VoiceEnv, logger: Logger) {
  return {
    leases: openLeases({
      databaseUrl,
      redisUrl,
      onError: (error) => logger.warn({ err: error }, 'leases lost their connection'),
    }),
    bus: openBus({
      databaseUrl,
      redisUrl,
      onError: (error) => logger.warn({ personal: errorMessage(error) }, 'bus failed'),
    }),
  };
}

/** Numbers that are deployed later are known a little later. Gives back how to stop. */
function keepWarm(records: Records, { clock, logger }: Pick<CallWorld, 'clock' | 'logger'>): () => void {
  const onError = (error: unknown) => logger.warn({ personal: errorMessage(error) }, 'numbers not read');
  records.warmUp().catch(onError);
  return repeat(() => records.warmUp(), { clock, everyMs: WARM_UP_EVERY_MS, onError });
}

function stopOnSignal(logger: Logger, stop: (signal: NodeJS.Signals) => Promise<void>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      logger.info({ signal }, 'voice stopping');
      void stop(signal).then(() => process.exit(0));
    });
}

await main();
