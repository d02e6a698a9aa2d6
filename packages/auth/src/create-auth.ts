import type { Db } from '@aybiza/db/client';
import { findDemoWorkspace, hasAnyOwner } from '@aybiza/db/workspaces';
import { AppError } from '@aybiza/foundation/errors';
import { betterAuth } from 'better-auth';
import pg from 'pg';
import { claimOwnership } from './claim-ownership.ts';
import { demoSignIn } from './demo-sign-in.ts';
import { isLocalRequest } from './is-local-request.ts';

export interface AuthOptions {
  db: Db;
  /** The app role's URL: sign-in keeps its own small pool on its own tables. */
  databaseUrl: string;
  /** Where people reach the designer, such as `http://127.0.0.1:3000`. */
  baseUrl: string;
  /** At least 32 characters; signs the cookies. */
  secret: string;
  /** Hears why a request could not be answered; whoever made it learns no more than that. */
  onError?(error: unknown): void;
}

/** Somebody who has signed in. */
export interface SignedIn {
  sessionId: string;
  userId: string;
  email: string;
  name: string;
}

/** What the sign-in page may offer to whoever asks. */
export interface SignInOffer {
  /** One click signs in as the owner of the seeded workspace. */
  demo: boolean;
  /** Nobody owns anything yet but, at most, the demo: the first visitor creates the owner account. */
  firstOwner: boolean;
}

/** Accounts, for those who let people in. */
export interface Accounts {
  /** Whether an address, in lower case, has one. */
  has(email: string): Promise<boolean>;
  /** Makes one with a password; nobody is signed in by it, and the address counts as unproven. False when the address has one. */
  create(account: { email: string; name: string; password: string }): Promise<boolean>;
}

export interface Auth {
  accounts: Accounts;
  /** Answers everything below `/api/auth/`; never rejects. */
  handler(request: Request): Promise<Response>;
  /** Reads the session from the database at each call, so that an ended one ends at once. */
  getSession(headers: Headers): Promise<SignedIn | null>;
  getOffer(headers: Headers): Promise<SignInOffer>;
  close(): Promise<void>;
}

/** Everything else that better-auth could answer stays shut. */
const OPEN_PATHS: ReadonlySet<string> = new Set([
  '/sign-in/email',
  '/sign-up/email',
  '/sign-out',
  '/get-session',
  '/change-password',
  '/demo-sign-in',
]);
const BASE_PATH = '/api/auth';
const POOL_SIZE = 4;
// In this order: a caller gives up waiting for a connection, the server ends its statement, we stop listening for its end.
const POOL_WAIT_MS = 2_000;
const STATEMENT_MS = 5_000;
const QUERY_MS = 6_000;

/** Sign-in with e-mail and password, sessions in the database, and one click on a developer's own machine. */
export function createAuth(options: AuthOptions): Auth {
  const { db } = options;
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: POOL_SIZE,
    connectionTimeoutMillis: POOL_WAIT_MS,
    statement_timeout: STATEMENT_MS,
    query_timeout: QUERY_MS,
    application_name: 'aybiza-auth',
  });
  // An idle connection that breaks reports here; the pool replaces it.
  pool.on('error', () => {});
  const signIn = openSignIn(options, pool);

  const accounts: Accounts = {
    async has(email) {
      const { internalAdapter } = await signIn.$context;
      return (await internalAdapter.findUserByEmail(email).catch(unavailable)) !== null;
    },
    async create({ email, name, password }) {
      const { internalAdapter, password: passwords } = await signIn.$context;
      if (await accounts.has(email)) return false;
      const hash = await passwords.hash(password);
      const user = await internalAdapter.createUser({ email, name, emailVerified: false }, { method: 'invitation' });
      const credential = { userId: user.id, providerId: 'credential', accountId: user.id, password: hash };
      await internalAdapter.linkAccount(credential);
      return true;
    },
  };

  return {
    accounts,
    async handler(request) {
      const path = new URL(request.url).pathname.replace(BASE_PATH, '');
      if (!OPEN_PATHS.has(path)) return refuse(404, 'NOT_FOUND', 'There is nothing here.');
      try {
        if (path === '/sign-up/email' && (await hasAnyOwner(db))) {
          return refuse(403, 'SIGN_UP_CLOSED', 'This installation has an owner already. Ask them for an account.');
        }
        return await signIn.handler(request);
      } catch (error) {
        options.onError?.(error);
        return refuse(503, 'UNAVAILABLE', 'The database does not answer at the moment. Please try again shortly.');
      }
    },
    async getSession(headers) {
      const session = await signIn.api.getSession({ headers }).catch(unavailable);
      if (session === null) return null;
      const { id: userId, email, name } = session.user;
      return { sessionId: session.session.id, userId, email, name };
    },
    async getOffer(headers) {
      const demo = isLocalRequest(headers) && (await findDemoWorkspace(db)) !== undefined;
      return { demo, firstOwner: !(await hasAnyOwner(db)) };
    },
    async close() {
      await pool.end();
    },
  };
}

function openSignIn({ db, baseUrl, secret }: AuthOptions, pool: pg.Pool) {
  return betterAuth({
    appName: 'AYBIZA',
    database: pool,
    baseURL: baseUrl,
    basePath: BASE_PATH,
    secret,
    trustedOrigins: originsOf(baseUrl),
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 128 },
    // A cached session would outlive its end by the cache's lifetime.
    session: { cookieCache: { enabled: false }, expiresIn: 7 * 24 * 3_600, updateAge: 24 * 3_600 },
    rateLimit: { enabled: true, customRules: { '/demo-sign-in': { window: 10, max: 100 } } },
    // After the session, not after the account: an installation whose first visitor was cut off in between heals itself.
    databaseHooks: { session: { create: { after: ({ userId }) => claimOwnership(db, userId) } } },
    plugins: [demoSignIn(db)],
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

/** On one's own machine both names of it are the same place. */
function originsOf(baseUrl: string): string[] {
  const { origin, hostname, port } = new URL(baseUrl);
  if (hostname !== 'localhost' && hostname !== '127.0.0.1') return [origin];
  return [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
}

/** A made-up or ended session is null; what is thrown is the database. */
function unavailable(cause: unknown): never {
  const options = { code: 'DATABASE_UNAVAILABLE', retryable: true, expose: false, cause };
  throw new AppError('the sessions cannot be read', options);
}

function refuse(status: number, code: string, message: string): Response {
  return Response.json({ code, message }, { status });
}
