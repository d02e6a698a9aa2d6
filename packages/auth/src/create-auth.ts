import { findDemoWorkspace, hasAnyOwner } from '@aybiza/db/workspaces';
import { systemClock } from '@aybiza/foundation/clock';
import { createSealer } from '@aybiza/foundation/sealer';
import pg from 'pg';
import { hasSecondFactor } from './account-endpoints.ts';
import { type AccountMail, type ComposedMail, keepAccountMail } from './account-mail.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import { answerRequest } from './answer-request.ts';
import type { AuthOptions } from './auth-options.ts';
import { createGuessLimits } from './guess-limits.ts';
import { isLocalRequest } from './is-local-request.ts';
import { openSignIn } from './open-sign-in.ts';
import { listPracticeMails } from './practice-mails.ts';
import { refuse } from './refuse.ts';
import { unavailable } from './unavailable.ts';

export type { Accounts, AuthOptions };

/** Somebody who has signed in. */
export interface SignedIn {
  userId: string;
  email: string;
  name: string;
  /** Of the session, which can end; not its token. */
  sessionId: string;
}

/** What the sign-in page may offer to whoever asks. */
export interface SignInOffer {
  /** One click signs in as the owner of the seeded workspace. */
  demo: boolean;
  /** Nobody owns anything yet but, at most, the demo: the first visitor creates the owner account. */
  firstOwner: boolean;
  /** How the company's own sign-in is called; null: there is none. */
  singleSignOn: string | null;
  /** A link to a new password can be sent. */
  reset: boolean;
  /** What would be sent can be read here: see `practiceMails`. */
  practiceMails: boolean;
}

export interface Auth {
  accounts: Accounts;
  /** Answers everything below `/api/auth/`; never rejects. */
  handler(request: Request): Promise<Response>;
  /** Reads the session from the database at each call, so that an ended one ends at once. */
  getSession(headers: Headers): Promise<SignedIn | null>;
  getOffer(headers: Headers): Promise<SignInOffer>;
  /** Messages about accounts that practice equipment delivered to nobody, newest first; undefined for a browser that is not on this machine. */
  practiceMails(headers: Headers): Promise<ComposedMail[] | undefined>;
  close(): Promise<void>;
}

const POOL_SIZE = 4;
const WAIT_MS = 2_000;
const STATEMENT_MS = 3_000;

/** Sign-in by password, second factor, passkey or the company's own system; sessions in the database, and one click on a developer's own machine. */
export function createAuth(options: AuthOptions): Auth {
  const { db, secret, mail = 'none', clock = systemClock() } = options;
  const pool = openPool(options);
  const sealer = createSealer(secret, { previous: options.previousSecret });
  const keepMail = async (message: AccountMail, ttlMs: number) => {
    // Who cannot be told anything is not: the messages would only lie there.
    if (mail !== 'none') await keepAccountMail(db, { sealer, mail: message, expiresAt: clock.now() + ttlMs });
  };
  const resets = new WeakMap<Request, string>();
  const linksSent = new WeakSet<Request>();
  const signIn = openSignIn(options, {
    pool,
    keepMail,
    onLinkSent: (request) => void (request === undefined || linksSent.add(request)),
    onPasswordReset: (request, email) => void (request === undefined || resets.set(request, email)),
  });
  const limits = createGuessLimits({ db, secret, now: () => clock.now() });
  const readSession = async (headers: Headers) => {
    const session = await signIn.api.getSession({ headers });
    return session === null
      ? null
      : { ...session.user, sessionId: session.session.id, twoFactor: hasSecondFactor(session.user) };
  };
  const world = {
    ...options,
    mail,
    limits,
    keepMail,
    readSession,
    resetBy: (request: Request) => resets.get(request),
    wasLinkSent: (request: Request) => linksSent.has(request),
  };
  const isPracticeMailFor = (headers: Headers) => mail === 'practice' && isLocalRequest(headers);

  return {
    accounts: createAccounts(signIn.$context),
    async handler(request) {
      try {
        return await answerRequest(request, { ...world, answer: (prepared) => signIn.handler(prepared) });
      } catch (error) {
        options.onError?.(error);
        return refuse(503, 'UNAVAILABLE', 'The database does not answer at the moment. Please try again shortly.');
      }
    },
    async getSession(headers) {
      const session = await readSession(headers).catch(unavailable);
      if (session === null) return null;
      const { id: userId, email, name, sessionId } = session;
      return { userId, email, name, sessionId };
    },
    async getOffer(headers) {
      const demo = isLocalRequest(headers) && (await findDemoWorkspace(db)) !== undefined;
      const practiceMails = isPracticeMailFor(headers);
      return {
        demo,
        firstOwner: !(await hasAnyOwner(db)),
        singleSignOn: options.singleSignOn?.name ?? null,
        reset: mail === 'real' || practiceMails,
        practiceMails,
      };
    },
    async practiceMails(headers) {
      return isPracticeMailFor(headers) ? listPracticeMails(db, sealer) : undefined;
    },
    async close() {
      await pool.end();
    },
  };
}

function openPool({ databaseUrl: connectionString, waitMs = WAIT_MS }: AuthOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: POOL_SIZE,
    // In this order: a caller gives up waiting for a connection, the server ends its statement, we stop listening for its end.
    connectionTimeoutMillis: waitMs,
    statement_timeout: waitMs + STATEMENT_MS,
    query_timeout: waitMs + STATEMENT_MS + 1_000,
    application_name: 'aybiza-auth',
  });
  // An idle connection that breaks reports here; the pool replaces it.
  pool.on('error', () => {});
  return pool;
}
