import type { IncomingMessage, ServerResponse } from 'node:http';
import { AccessWatch } from '@aybiza/auth/access-watch';
import { type Auth, createAuth } from '@aybiza/auth/create-auth';
import type { SingleSignOn } from '@aybiza/auth/single-sign-on';
import { openBus } from '@aybiza/backbone/bus/open-bus';
import { createRedisLimits } from '@aybiza/backbone/limits/redis';
import { createDb } from '@aybiza/db/client';
import { systemClock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import { createLogger } from '@aybiza/foundation/logger';
import { createSealer } from '@aybiza/foundation/sealer';
import { installedPlaces, type VendorVariables } from '@aybiza/providers/accounts/installed-stock';
import { createGuard, createSafeFetch } from '@aybiza/safe-fetch';
import { openRecordings, type RecordingsEnv } from '@aybiza/storage';
import { openSpans } from '@aybiza/telemetry/open-spans';
import type { TelemetryEnv } from '@aybiza/telemetry/telemetry-env';
import { ApiWatch } from './api-watch.ts';
import type { ApiServices, Equipment, InstalledMail } from './context.ts';
import { createContext } from './http/create-context.ts';
import { handleAuditExport } from './http/handle-audit-export.ts';
import { handleCallsExport } from './http/handle-calls-export.ts';
import { handleCampaignExport } from './http/handle-campaign-export.ts';
import { handleContactsExport } from './http/handle-contacts-export.ts';
import { handleMetrics } from './http/handle-metrics.ts';
import { handleRecording } from './http/handle-recording.ts';
import { handleRest, handleUpload } from './http/handle-rest.ts';
import { handleTrpc } from './http/handle-trpc.ts';
import { handleWidget, handleWidgetCall } from './http/handle-widget.ts';
import { type WatchedAnswer, watchAnswer } from './http/watch-answer.ts';
import { createLiveFlows, type LiveFlows } from './live/live-flows.ts';
import { createLiveBoard } from './live-call/live-board.ts';
import { handleMcp } from './mcp/handle-mcp.ts';
import { createRateLimits } from './rate-limits.ts';
import { createReadingNotes } from './reading-notes.ts';
import { type FoundAccess, findAccess } from './session/find-access.ts';

export interface ApiOptions {
  /** The app role's URL. */
  databaseUrl: string;
  /** Where live events travel; without it, in PostgreSQL. The voice app must be told the same. */
  redisUrl: string | undefined;
  /** Where people reach the designer. */
  baseUrl: string;
  /** Where browsers reach the voice server. */
  voiceUrl: string;
  /** At least 32 characters; the voice server and the worker have the same one. */
  secret: string;
  /** The secret before that one, while anything is left that it sealed. */
  previousSecret?: string | undefined;
  /** Where recordings and documents are; voice and worker must be told the same. */
  recordings: RecordingsEnv;
  /** How it is seen to run; left out: by `/metrics` on this machine. */
  telemetry?: TelemetryEnv;
  /** Exact `host:port` of vendors' servers that may be on a private network. */
  vendorAllowPrivate?: readonly string[];
  /** Host names under which this installation is reached: nothing that users configure leads there. */
  ownHosts?: readonly string[];
  /** Exact `host:port` on a private network that requests of flows may be for; the voice app must be told the same. */
  requestAllowPrivate?: readonly string[];
  equipment: Equipment;
  /** The installation's vendors, of which only matters where they process what they are given. */
  vendors?: VendorVariables | undefined;
  /** Left out: none. */
  mail?: InstalledMail;
  /** The company's own sign-in; left out: there is none. */
  singleSignOn?: SingleSignOn | undefined;
}

/** The API as an app serves it: one function per address. */
export interface Api {
  handleTrpc(request: Request): Promise<Response>;
  handleRest(request: Request): Promise<Response>;
  /** The Model Context Protocol, at `/api/mcp`. */
  handleMcp(request: Request): Promise<Response>;
  /** A file from a page, below `/api/uploads`. */
  handleUpload(request: Request): Promise<Response>;
  handleAuth(request: Request): Promise<Response>;
  handleRecording(request: Request, callId: string): Promise<Response>;
  handleCallsExport(request: Request): Promise<Response>;
  handleContactsExport(request: Request): Promise<Response>;
  handleCampaignExport(request: Request, campaignId: string): Promise<Response>;
  handleAuditExport(request: Request): Promise<Response>;
  /** What a visitor's browser shows, for `/api/widgets/{id}`. */
  handleWidget(request: Request, id: string): Promise<Response>;
  /** Lets a visitor call, for `/api/widgets/{id}/calls`. */
  handleWidgetCall(request: Request, id: string): Promise<Response>;
  /** Takes over a connection to `LIVE_PATH`, on which drafts are edited together. */
  handleLive: LiveFlows['handleUpgrade'];
  /** What whoever asks for a page may do, for its frame. */
  findAccess(headers: Headers): Promise<FoundAccess>;
  /** What practice equipment delivered to nobody, for a browser on the machine itself. */
  practiceMails: Auth['practiceMails'];
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  /** Can requests be answered: are the database and what carries live events there? */
  isReady(): Promise<boolean>;
  /** Counts an answer of this process, whoever gives it. */
  watchAnswer(answer: WatchedAnswer): void;
  /** The process's figures, for those who may read them. */
  handleMetrics(request: IncomingMessage, response: ServerResponse): void;
  close(): Promise<void>;
}

/** Nobody listens: whether it can be said is what counts. */
const READY_TOPIC = 'api.ready';
/** The longest time limit of a step; each has its own. */
const LONGEST_REQUEST_MS = 30_000;

export function createApi(options: ApiOptions): Api {
  const {
    databaseUrl,
    redisUrl,
    baseUrl,
    secret,
    voiceUrl,
    equipment,
    vendors = {},
    mail = 'none',
    recordings,
  } = options;
  const clock = systemClock();
  const db = createDb({ url: databaseUrl });
  const logger = createLogger({ name: 'api' });
  const onError = (error: unknown) => logger.warn({ personal: errorMessage(error) }, 'redis failed');
  const { telemetry } = options;
  const spans = telemetry && openSpans({ env: telemetry, service: 'aybiza-designer', clock, logger });
  const limits = redisUrl === undefined ? undefined : createRedisLimits({ url: redisUrl, onError });
  const services: ApiServices = {
    db,
    clock,
    baseUrl,
    bus: openBus({
      databaseUrl,
      redisUrl,
      onError: (error) => logger.warn({ personal: errorMessage(error) }, 'bus failed'),
    }),
    secret,
    sealer: createSealer(secret, { previous: options.previousSecret }),
    voiceUrl,
    equipment,
    places: installedPlaces(vendors),
    mail,
    logger,
    guard: createGuard({ allowPrivate: options.vendorAllowPrivate ?? [], denyHosts: options.ownHosts ?? [] }),
    storage: openRecordings(recordings),
    safeFetch: createSafeFetch({
      clock,
      allowPrivate: options.requestAllowPrivate ?? [],
      denyHosts: options.ownHosts ?? [],
      timeoutMs: LONGEST_REQUEST_MS,
    }),
    liveBoard: createLiveBoard({ db, clock }),
    accessWatch: new AccessWatch({ db, clock, logger }),
    readingNotes: createReadingNotes({ clock }),
    ...createRateLimits(clock, limits),
    watch: new ApiWatch(spans),
    metricsToken: telemetry?.METRICS_TOKEN,
    closeLimits: async () => void (await Promise.all([limits?.close(), spans?.close()])),
  };
  const auth = createAuth({
    db,
    databaseUrl,
    baseUrl,
    secret,
    previousSecret: options.previousSecret,
    mail,
    singleSignOn: options.singleSignOn,
    onError: (error) => logger.error({ personal: { error } }, 'sign-in failed'),
  });
  return serveApi(services, auth);
}

/** For tests too, which bring services of their own. */
export function serveApi(services: ApiServices, auth: Auth, live = createLiveFlows(services, auth)): Api {
  const contextOf = ({ headers }: Request, cookies: boolean) => createContext(services, auth, { headers, cookies });
  return {
    async handleTrpc(request) {
      return handleTrpc(request, await contextOf(request, true));
    },
    async handleRest(request) {
      return handleRest(request, await contextOf(request, false));
    },
    async handleMcp(request) {
      return handleMcp(request, await contextOf(request, false));
    },
    async handleUpload(request) {
      return handleUpload(request, await contextOf(request, true));
    },
    handleAuth: (request) => auth.handler(request),
    async handleRecording(request, callId) {
      return handleRecording(request, await contextOf(request, true), callId);
    },
    async handleCallsExport(request) {
      return handleCallsExport(request, await contextOf(request, true));
    },
    async handleAuditExport(request) {
      return handleAuditExport(request, await contextOf(request, true));
    },
    async handleCampaignExport(request, campaignId) {
      return handleCampaignExport(request, await contextOf(request, true), campaignId);
    },
    async handleContactsExport(request) {
      return handleContactsExport(request, await contextOf(request, true));
    },
    // A visitor is nobody to us, whatever else their browser knows.
    async handleWidget(request, id) {
      return handleWidget(request, await contextOf(request, false), id);
    },
    async handleWidgetCall(request, id) {
      return handleWidgetCall(request, await contextOf(request, false), id);
    },
    handleLive: live.handleUpgrade,
    findAccess: async (headers) => findAccess(await createContext(services, auth, { headers, cookies: true })),
    practiceMails: (headers) => auth.practiceMails(headers),
    ping: () => services.db.ping(),
    isReady: () =>
      Promise.all([services.db.ping(), services.bus.publish(READY_TOPIC, null)]).then(
        () => true,
        () => false,
      ),
    watchAnswer: (answer) => watchAnswer(answer, services),
    handleMetrics: (request, response) =>
      handleMetrics(request, response, { watch: services.watch, token: services.metricsToken }),
    async close() {
      await live.close();
      await auth.close();
      await services.safeFetch.close();
      await services.bus.close();
      await services.closeLimits();
      await services.db.close();
    },
  };
}
