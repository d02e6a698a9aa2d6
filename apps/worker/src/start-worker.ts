import type { Bus } from '@aybiza/backbone/bus/port';
import { createDb, type Db, type DbDeadlines } from '@aybiza/db/client';
import { type Clock, systemClock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { Sealer } from '@aybiza/foundation/sealer';
import { createQueueBackend, type JobQueues, openJobQueues, type QueueBackend } from '@aybiza/jobs';
import { createGuard, createSafeFetch } from '@aybiza/safe-fetch';
import type { Storage } from '@aybiza/storage';
import type { Spans } from '@aybiza/telemetry/open-spans';
import { describeWorker } from './describe-worker.ts';
import { createBackTest } from './handlers/back-test.ts';
import { createDeliverWebhook } from './handlers/deliver-webhook.ts';
import { createFinishRecording } from './handlers/finish-recording.ts';
import { createMailAlert } from './handlers/mail-alert.ts';
import { createMailRollBack } from './handlers/mail-roll-back.ts';
import { createMeasureCall } from './handlers/measure-call.ts';
import { createPlaceCallBack } from './handlers/place-call-back.ts';
import { createReadDocument } from './handlers/read-document.ts';
import { createSummariseCall } from './handlers/summarise-call.ts';
import { createWriteFlow } from './handlers/write-flow.ts';
import { startHealthServer } from './health.ts';
import type { JobHandlers } from './job-handler.ts';
import { createRunners } from './lane/create-runners.ts';
import { createStepHandler } from './lane/create-step-handler.ts';
import { type InstalledMail, openMail } from './mail/open-mail.ts';
import type { SendAccountMailsOptions } from './mail/send-account-mails.ts';
import type { InstalledModel } from './models/installed-model.ts';
import { type ModelDoor, openModel } from './models/open-model.ts';
import { OutboxSweeper } from './outbox-sweeper.ts';
import { runWorkers } from './run-workers.ts';
import { type OpenTelephonyOptions, openTelephony } from './telephony/open-telephony.ts';
import { Upkeep } from './upkeep/upkeep.ts';
import { WorkerWatch } from './worker-watch.ts';

/** What a worker needs. */
export interface StartWorkerOptions {
  /** As the app role. The database is migrated, and the queue by `migrateQueue`. */
  databaseUrl: string;
  /** Jobs travel in Redis where it is given, otherwise in PostgreSQL. */
  redisUrl?: string | undefined;
  storage: Storage;
  /** Opens the secrets of webhooks. */
  sealer: Sealer;
  /** Without one, calls get no summaries and flows are not written. */
  model?: InstalledModel | undefined;
  /** Whoever writes outbox rows may say so on the topic `outbox`; without it they are found within a second. */
  bus?: Bus | undefined;
  /** Exact `host:port` of webhooks that may be private, for installations on one machine. */
  allowPrivate?: readonly string[];
  /** The same of models that workspaces name. */
  vendorAllowPrivate?: readonly string[];
  /** Host names under which this installation is reached: nothing that users configure leads there. */
  ownHosts?: readonly string[];
  /** The installation's telephone account, for messages after calls; without it, only workspaces with one of their own send any. */
  telephone?: OpenTelephonyOptions['installation'];
  /** Where the telephone company is asked, if not where it usually is. */
  companyUrl?: string | undefined;
  /** The installation's mail server; without it, only workspaces with one of their own send any. */
  mail?: InstalledMail | undefined;
  /** Told of messages about accounts that practice equipment delivers to nobody. */
  showMail?: SendAccountMailsOptions['showMail'];
  /** Where people open calls, as e-mails name it. */
  designerUrl?: string | undefined;
  /** Of the health server; 0 lets the system choose. */
  port: number;
  /** Whoever shows it may read `/metrics` from another machine. */
  metricsToken?: string | undefined;
  /** Where spans of jobs go; without it none are made. */
  spans?: Spans | undefined;
  logger: Logger;
  clock?: Clock;
  /** See `SweepOptions`. */
  staleAfterMs?: number;
}

/** A worker at work. */
export interface RunningWorker {
  /** Of the health server. */
  port: number;
  /** Finishes the jobs at hand, for 35 s at most, and lets go of everything. */
  close(): Promise<void>;
}

/** On this topic of the bus, anybody may say that there are new outbox rows. */
export const OUTBOX_TOPIC = 'outbox';
/** Long enough for a slow receiver; with what is around it below the grace of `run-workers.ts`. */
const WEBHOOK_TIMEOUT_MS = 30_000;
const WEBHOOK_ANSWER_BYTES = 64 * 1024;
const PAGE_TIMEOUT_MS = 20_000;
/** Nobody waits for a job as a page does: to wait for a busy database is better than to do again what was done already. */
const DEADLINES: Partial<DbDeadlines> = {
  poolWaitMs: 15_000,
  statementMs: 20_000,
  queryMs: 21_000,
  transactionMs: 30_000,
  silentSocketMs: 35_000,
};
/** As a file may have. */
const PAGE_BYTES = 10 * 1024 * 1024;

/** Starts everything that happens after a call. Rejects, leaving nothing behind, when the database or the queue cannot be used. */
export async function startWorker(options: StartWorkerOptions): Promise<RunningWorker> {
  const { logger, clock = systemClock(), spans, metricsToken } = options;
  const watch = new WorkerWatch(spans);
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const db = createDb({ url: options.databaseUrl, deadlines: DEADLINES });
    closing.push(() => db.close());
    await db.ping();
    const backend = openBackend(options);
    closing.push(() => backend.close());
    await backend.check();
    const queues = await openJobQueues(backend);
    closing.push(() => queues.close());
    const sweeper = new OutboxSweeper({ ...options, db, queues, clock });
    closing.push(() => sweeper.close());
    const upkeep = new Upkeep({ ...options, db, clock, watch });
    closing.push(() => upkeep.close());
    const { handlers, closeHandlers } = createHandlers(options, { db, clock });
    closing.push(closeHandlers);
    const onSettled = () => sweeper.wake();
    const workers = await runWorkers({ backend, db, clock, logger, handlers, watch, onSettled });
    closing.push(() => workers.close());
    const stopListening = await options.bus?.subscribe(OUTBOX_TOPIC, () => sweeper.wake());
    closing.push(async () => stopListening?.());
    const health = await startHealthServer({
      port: options.port,
      logger,
      metricsToken,
      isReady: () => isReady(db, queues),
      describe: () => describeWorker({ db, queues, watch, upkeep, spans }),
    });
    closing.push(() => health.close());
    logger.info({ port: health.port, queue: backend.kind }, 'worker started');
    return { port: health.port, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function openBackend({ databaseUrl, redisUrl, logger }: StartWorkerOptions): QueueBackend {
  const onError = (error: unknown) => logger.warn({ reason: errorMessage(error) }, 'queue connection failed');
  return createQueueBackend({ databaseUrl, redisUrl }, { onError });
}

function createHandlers(
  options: StartWorkerOptions,
  { db, clock }: { db: Db; clock: Clock },
): { handlers: JobHandlers; closeHandlers(): Promise<void> } {
  const safeFetch = createSafeFetch({
    clock,
    allowPrivate: options.allowPrivate ?? [],
    denyHosts: options.ownHosts ?? [],
    timeoutMs: WEBHOOK_TIMEOUT_MS,
    maxBytes: WEBHOOK_ANSWER_BYTES,
  });
  const pageFetch = createSafeFetch({
    clock,
    allowPrivate: options.allowPrivate ?? [],
    denyHosts: options.ownHosts ?? [],
    timeoutMs: PAGE_TIMEOUT_MS,
    maxBytes: PAGE_BYTES,
  });
  const guard = createGuard({ allowPrivate: options.vendorAllowPrivate ?? [], denyHosts: options.ownHosts ?? [] });
  const modelDoor: ModelDoor = (workspaceId) =>
    openModel(workspaceId, { ...options, db, clock, guard, installed: options.model });
  const { bus, logger, storage, sealer } = options;
  const { telephone: installation, companyUrl, mail, designerUrl } = options;
  const openMailOf = (workspaceId: WorkspaceId) =>
    openMail(workspaceId, { db, sealer, clock, logger, guard, installation: mail });
  const runners = createRunners({
    ...{ db, clock, safeFetch, sealer, storage, openModel: modelDoor, designerUrl },
    openMail: openMailOf,
    openTelephony: (workspaceId) => openTelephony(workspaceId, { db, clock, sealer, logger, installation, companyUrl }),
  });
  const step = createStepHandler({ db, clock, runners });
  const handlers: JobHandlers = {
    'finish-recording': createFinishRecording({ db, storage, clock }),
    'summarise-call': createSummariseCall({ db, openModel: modelDoor }),
    'measure-call': createMeasureCall({ db }),
    'write-flow': createWriteFlow({ db, clock, openModel: modelDoor, bus, logger }),
    'back-test': createBackTest({ db, openModel: modelDoor }),
    'read-document': createReadDocument({ db, clock, logger, storage, fetch: pageFetch, openModel: modelDoor }),
    'deliver-webhook': createDeliverWebhook({ db, safeFetch, clock, sealer }),
    'study-call': step,
    'report-call': step,
    'message-caller': step,
    'mail-staff': step,
    'mail-alert': createMailAlert({ db, designerUrl, openMail: openMailOf }),
    'mail-roll-back': createMailRollBack({ db, designerUrl, openMail: openMailOf }),
    'export-recording': step,
    'note-caller': step,
    'place-call-back': createPlaceCallBack({ db, clock, bus, sealer, designerUrl }),
  };
  return { handlers, closeHandlers: async () => void (await Promise.all([safeFetch.close(), pageFetch.close()])) };
}

async function isReady(db: Db, queues: JobQueues): Promise<boolean> {
  const isThere = await db.ping().then(
    () => true,
    () => false,
  );
  return isThere && (await queues.isReachable());
}
