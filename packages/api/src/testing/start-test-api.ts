import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccessWatch } from '@aybiza/auth/access-watch';
import { createApiKeySecret } from '@aybiza/auth/api-key-secret';
import { createAuth } from '@aybiza/auth/create-auth';
import { createPostgresBus } from '@aybiza/backbone/bus/postgres';
import { createApiKey } from '@aybiza/db/api-keys';
import { addMember, type Role } from '@aybiza/db/members';
import type { DatabaseInTest } from '@aybiza/db/testing/use-database';
import { createWorkspace } from '@aybiza/db/workspaces';
import { type Clock, systemClock } from '@aybiza/foundation/clock';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { silentLogger } from '@aybiza/foundation/logger';
import { newId } from '@aybiza/foundation/new-id';
import { createSealer } from '@aybiza/foundation/sealer';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { createGuard, createSafeFetch, type SafeFetchOptions } from '@aybiza/safe-fetch';
import { createFolderStorage, type Storage } from '@aybiza/storage';
import pg from 'pg';
import { z } from 'zod';
import { ApiWatch } from '../api-watch.ts';
import { type Api, serveApi } from '../create-api.ts';
import { createLiveFlows } from '../live/live-flows.ts';
import { createLiveBoard } from '../live-call/live-board.ts';
import { createRateLimit } from '../rate-limit.ts';
import type { RateLimits } from '../rate-limits.ts';
import { createReadingNotes } from '../reading-notes.ts';

export const TEST_SECRET = 'a secret of at least thirty-two characters';
const ORIGIN = 'http://127.0.0.1:3000';
const HOST = '127.0.0.1:3000';

/** Headers that say who somebody is. */
export type Credentials = Readonly<Record<string, string>>;
export const nobody: Credentials = {};

export interface Reply {
  status: number;
  /** What the procedure gave, or tRPC's description of why not. */
  body: unknown;
  /** The stable code of a refusal. */
  code: string | undefined;
  headers: Headers;
  text: string;
}

export interface TestApi {
  api: Api;
  storage: Storage;
  /** A person with a session, and a member where asked. */
  person(
    name: string,
    roles?: { workspaceId: WorkspaceId; role: Role }[],
  ): Promise<{ userId: string; credentials: Credentials }>;
  key(workspaceId: WorkspaceId, scopes: readonly string[]): Promise<Credentials>;
  workspace(slug: string): Promise<WorkspaceId>;
  /** Calls a procedure as the designer does. */
  call(name: string, input: unknown, as: Credentials): Promise<Reply>;
  /** Asks as an integrator does: `GET /agents`. */
  rest(route: string, as: Credentials, body?: unknown): Promise<Reply>;
  /** Brings a file as a page does: `POST /knowledge/documents?fileName=a.txt`. */
  upload(route: string, as: Credentials, file: NonNullable<RequestInit['body']>): Promise<Reply>;
  /** Asks the database itself, as its owner. */
  query(sql: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
  stop(): Promise<void>;
}

const replySchema = z.union([
  z
    .object({ result: z.object({ data: z.unknown() }) })
    .transform(({ result }) => ({ body: result.data, code: undefined })),
  z
    .object({ error: z.object({ message: z.string(), data: z.looseObject({ code: z.string() }) }) })
    .transform(({ error }) => ({ body: error, code: error.data.code })),
]);
const refusalSchema = z.looseObject({ code: z.string(), requestId: z.string() });

/** The real API on the real database of a test file, without a socket. */
export async function startTestApi(
  world: DatabaseInTest,
  options: {
    /** Those that are looked at; nobody comes to the others. */
    limits?: Partial<RateLimits>;
    clock?: Clock;
    /** How addresses that users configure are reached. */
    reach?: Omit<SafeFetchOptions, 'clock'>;
  } = {},
): Promise<TestApi> {
  const { db, place } = world;
  const folder = await mkdtemp(join(tmpdir(), 'aybiza-api-'));
  const owner = new pg.Client({ connectionString: place.ownerUrl });
  // When a test fails, its database may go before we do.
  owner.on('error', () => {});
  await owner.connect();
  const storage = createFolderStorage({ folder });
  const clock = options.clock ?? systemClock();
  const auth = createAuth({ db, databaseUrl: place.appUrl, baseUrl: ORIGIN, secret: TEST_SECRET, waitMs: PATIENCE_MS });
  const bus = createPostgresBus({ url: place.appUrl, onError: () => {}, waitMs: PATIENCE_MS });
  const services = {
    db,
    clock,
    bus,
    baseUrl: ORIGIN,
    storage,
    guard: createGuard({ denyHosts: options.reach?.denyHosts ?? [] }),
    safeFetch: createSafeFetch({ clock, ...options.reach }),
    secret: TEST_SECRET,
    sealer: createSealer(TEST_SECRET),
    voiceUrl: 'ws://127.0.0.1:3100',
    mail: 'practice' as const,
    equipment: { stt: 'practice', tts: 'practice', llm: 'practice', phone: 'practice' } as const,
    places: { deepgram: 'here', bedrock: 'here' } as const,
    logger: silentLogger(),
    liveBoard: createLiveBoard({ db, clock }),
    accessWatch: new AccessWatch({ db, clock, logger: silentLogger() }),
    readingNotes: createReadingNotes({ clock }),
    watch: new ApiWatch(),
    ...withoutLimits(clock),
    ...options.limits,
    closeLimits: async () => undefined,
  };
  const live = createLiveFlows(services, auth);
  const api = serveApi(services, auth, live);
  let people = 0;

  return {
    api,
    storage,
    async person(name, roles = []) {
      people += 1;
      const userId = `${name}-${people}`;
      const cookie = await openSession(owner, userId);
      for (const { workspaceId, role } of roles) {
        await db.forWorkspace(workspaceId, (tx) => addMember(tx, { userId, role }));
      }
      return { userId, credentials: { cookie } };
    },
    async key(workspaceId, scopes) {
      const { text, prefix, hash: secretHash } = createApiKeySecret();
      const key = { name: 'test', prefix, secretHash, scopes, createdBy: 'test' };
      await db.forWorkspace(workspaceId, (tx) => createApiKey(tx, key));
      return { authorization: `Bearer ${text}` };
    },
    async workspace(slug) {
      const made = await createWorkspace(db, { name: slug, slug });
      if (made.status !== 'created') throw new Error(`there is a workspace ${slug} already`);
      return made.workspace.id;
    },
    async call(name, input, as) {
      const isQuery = QUERIES.test(name);
      const query = isQuery && input !== undefined ? `?input=${encodeURIComponent(JSON.stringify(input))}` : '';
      const request = new Request(`${ORIGIN}/api/trpc/${name}${query}`, {
        method: isQuery ? 'GET' : 'POST',
        headers: { host: HOST, origin: ORIGIN, 'x-aybiza-page': '1', 'content-type': 'application/json', ...as },
        ...(isQuery ? {} : { body: JSON.stringify(input ?? {}) }),
      });
      const response = await api.handleTrpc(request);
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, ...replySchema.parse(JSON.parse(text)) };
    },
    async rest(route, as, body) {
      const [method = '', path = ''] = route.split(' ');
      const content = body === undefined ? {} : { body: JSON.stringify(body) };
      const headers = { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...as };
      return toReply(await api.handleRest(new Request(`${ORIGIN}/api/rest${path}`, { method, headers, ...content })));
    },
    async upload(route, as, file) {
      const [method = '', path = ''] = route.split(' ');
      const headers = { host: HOST, origin: ORIGIN, 'x-aybiza-page': '1', ...as };
      const init = { method, headers, body: file, duplex: 'half' } as const;
      return toReply(await api.handleUpload(new Request(`${ORIGIN}/api/uploads${path}`, init)));
    },
    query: (sql, values = []) => owner.query(sql, [...values]),
    async stop() {
      await live.close();
      await auth.close();
      await bus.close();
      await owner.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function withoutLimits(clock: Clock): RateLimits {
  const none = createRateLimit({ clock, burst: 1_000_000, perSecond: 1_000_000 });
  return {
    rateLimit: none,
    addressLimit: none,
    workspaceLimit: none,
    placingLimit: none,
    trialLimit: none,
    hearingLimit: none,
    visitorLimit: none,
    widgetLimit: none,
  };
}

async function toReply(response: Response): Promise<Reply> {
  const text = await response.text();
  const body: unknown = JSON.parse(text);
  const code = response.ok ? undefined : refusalSchema.parse(body).code;
  return { status: response.status, headers: response.headers, text, body, code };
}

const QUERIES = /\.(get|search|list|follow|recording$|status$)/;

/** Signs somebody in as better-auth does: a row, and a cookie with the row's token, signed. Sign-up is open to the first visitor only. */
async function openSession(owner: pg.Client, userId: string): Promise<string> {
  const token = newId('request');
  await owner.query(`INSERT INTO "user" (id, name, email, "emailVerified") VALUES ($1, $1, $2, false)`, [
    userId,
    `${userId}@example.com`,
  ]);
  await owner.query(
    `INSERT INTO session (id, token, "userId", "expiresAt", "updatedAt") VALUES ($1, $1, $2, now() + '1 hour', now())`,
    [token, userId],
  );
  const signature = createHmac('sha256', TEST_SECRET).update(token).digest('base64');
  return `better-auth.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
