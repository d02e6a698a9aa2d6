import type { Db } from '@aybiza/db/client';
import type { Clock } from '@aybiza/foundation/clock';
import type { SingleSignOn } from './single-sign-on.ts';

export interface AuthOptions {
  db: Db;
  /** The app role's URL: sign-in keeps its own small pool on its own tables. */
  databaseUrl: string;
  /** Where people reach the designer, such as `http://127.0.0.1:3000`. */
  baseUrl: string;
  /** At least 32 characters; signs the cookies, seals messages and codes. */
  secret: string;
  /** The secret before that one, while anything is left that it sealed. */
  previousSecret?: string | undefined;
  /** Whether the installation can send e-mails; `practice`: nobody gets them, they are shown on the machine. Left out: none. */
  mail?: 'practice' | 'real' | 'none';
  /** Left out: there is none. */
  singleSignOn?: SingleSignOn | undefined;
  clock?: Clock;
  /** Ms that a request waits for a connection to the database, and about as long again for its answer; left out: two seconds. */
  waitMs?: number;
  /** Hears why a request could not be answered; whoever made it learns no more than that. */
  onError?(error: unknown): void;
}
