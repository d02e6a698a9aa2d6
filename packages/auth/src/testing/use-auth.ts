import { listReadableAccountMails } from '@aybiza/db/account-mails';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { createSealer } from '@aybiza/foundation/sealer';
import { type FakeClock, fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { openAccountMail } from '../account-mail.ts';
import { type Auth, type AuthOptions, createAuth } from '../create-auth.ts';
import { Visitor } from './visitor.ts';

export const ORIGIN = 'http://127.0.0.1:3000';
export const SECRET = 'a secret of at least thirty-two characters';
export const ADA = { name: 'Ada', email: 'ada@example.com', password: 'correct horse' };

export interface AuthInTest {
  readonly auth: Auth;
  readonly clock: FakeClock;
  readonly db: AuthOptions['db'];
  /** The database's address, as the app role. */
  readonly appUrl: string;
  /** A browser of its own, from an address of its own unless it is given. */
  visitor(address?: string): Visitor;
  /** The owner of the installation, signed in. */
  signUp(): Promise<Visitor>;
  /** What stands behind `#` in the newest message to an address. */
  mailedToken(to: string): Promise<string | undefined>;
  mails(): Promise<ReturnType<typeof openAccountMail>[]>;
  /** With the options as they are now, on the same database. */
  restart(): Promise<void>;
  /** As the role that owns the database. */
  asOwner(statement: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
}

/** Sign-in on a database of its own, emptied before each test. */
export function useAuth(options: Partial<AuthOptions> = {}): AuthInTest {
  const world = useDatabase();
  const sealer = createSealer(SECRET);
  let auth: Auth;
  let clock: FakeClock;
  let owner: pg.Client;
  let visitors = 0;
  beforeAll(async () => {
    owner = new pg.Client({ connectionString: world.place.ownerUrl });
    await owner.connect();
  });
  const restart = async () => {
    await auth?.close();
    clock = fakeClock(Date.now());
    auth = createAuth({
      ...{ db: world.db, databaseUrl: world.place.appUrl, baseUrl: ORIGIN, secret: SECRET, mail: 'practice', clock },
      waitMs: PATIENCE_MS,
      ...options,
    });
  };
  beforeEach(async () => {
    await restart();
    await owner.query('TRUNCATE "user", workspace, guess, verification, account_mail CASCADE');
  });
  afterAll(async () => {
    await auth?.close();
    await owner.end();
  });
  const mails = async () =>
    (await listReadableAccountMails(world.db, 20)).map((stored) => openAccountMail(sealer, stored));
  const visitor = (address?: string) => {
    visitors += 1;
    return new Visitor(auth, address ?? `192.0.2.${visitors % 250}`, options.baseUrl ?? ORIGIN);
  };
  return {
    get auth() {
      return auth;
    },
    get clock() {
      return clock;
    },
    get db() {
      return world.db;
    },
    get appUrl() {
      return world.place.appUrl;
    },
    restart,
    visitor,
    async signUp() {
      const first = visitor();
      await first.post('/sign-up/email', ADA);
      return first;
    },
    mails,
    mailedToken: async (to) => (await mails()).find((mail) => mail.to === to)?.link?.split('#')[1],
    asOwner: async (statement, values = []) => (await owner.query(statement, values)).rows,
  };
}
