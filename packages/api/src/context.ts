import type { AccessWatch } from '@aybiza/auth/access-watch';
import type { Accounts, SignedIn, SignInOffer } from '@aybiza/auth/create-auth';
import type { Bus } from '@aybiza/backbone/bus/port';
import type { ApiKeyOwner } from '@aybiza/db/api-keys';
import type { Db } from '@aybiza/db/client';
import type { Role } from '@aybiza/db/members';
import type { Clock } from '@aybiza/foundation/clock';
import type { Logger } from '@aybiza/foundation/logger';
import type { Sealer } from '@aybiza/foundation/sealer';
import type { Places } from '@aybiza/providers/accounts/places';
import type { Guard, SafeFetch } from '@aybiza/safe-fetch';
import type { Storage } from '@aybiza/storage';
import type { SpanPlace } from '@aybiza/telemetry/span';
import type { ApiWatch } from './api-watch.ts';
import type { LiveBoard } from './live-call/live-board.ts';
import type { RateLimits } from './rate-limits.ts';
import type { ReadingNotes } from './reading-notes.ts';

/** Which vendors are stood in for by practice equipment. */
export interface Equipment {
  stt: 'practice' | 'real';
  tts: 'practice' | 'real';
  llm: 'practice' | 'real';
  phone: 'practice' | 'real';
}

/** The installation's mail server. */
export type InstalledMail = 'practice' | 'real' | 'none';

/** What every request shares. */
export interface ApiServices extends RateLimits {
  db: Db;
  logger: Logger;
  clock: Clock;
  /** Where people reach the designer; links are made from it, whatever a request says. */
  baseUrl: string;
  /** Reaches the voice processes; what is said on it is kept by nobody. */
  bus: Bus;
  /** Signs the tokens of browser calls. */
  secret: string;
  /** Seals what rests in the database; worker and voice open it. */
  sealer: Sealer;
  /** Where browsers reach the voice server, without a path: `ws://127.0.0.1:3100`. */
  voiceUrl: string;
  equipment: Equipment;
  /** Where the installation's vendors process what they are given. */
  places: Places;
  mail: InstalledMail;
  /** Where files are: recordings of calls, and what agents answer from. */
  storage: Storage;
  /** Looks at addresses of vendors that people enter. */
  guard: Pick<Guard, 'check' | 'mailServer'>;
  /** Asks the systems that requests of flows are for, as calls do. */
  safeFetch: SafeFetch;
  /** What goes on in the workspaces that somebody looks at. */
  liveBoard: LiveBoard;
  /** Ends what is open when the right to it ends. */
  accessWatch: AccessWatch;
  readingNotes: ReadingNotes;
  watch: ApiWatch;
  /** Whoever shows it may read `/metrics` from another machine. */
  metricsToken?: string | undefined;
  /** Lets go of what is counted elsewhere. */
  closeLimits(): Promise<void>;
}

/** Who asks, as found out from the request; nobody has been let in anywhere yet. */
export interface Identity {
  session: SignedIn | null;
  key: ApiKeyOwner | null;
  /** Why it could not be found out, such as a database that is away. */
  failure?: unknown;
}

/** One request. */
export interface RequestContext extends Identity {
  services: ApiServices;
  requestId: string;
  /** Where whoever asks stands in a trace of theirs, by their `traceparent`. */
  caller: SpanPlace | undefined;
  /** Where the procedure that is being called stands; every call of one has its own. */
  place: SpanPlace;
  /** The network address, or `UNKNOWN_ADDRESS`. */
  address: string;
  /** The workspace the request names; without one, the key's or the person's oldest. */
  wantedWorkspace: string | null;
  getOffer(): Promise<SignInOffer>;
  accounts: Accounts;
  /** The procedures that somebody with this role may call. */
  listAllowed(who: { role: Role; isSuspended: boolean }): string[];
  /** The sender's name for this change, so that it is made once; null when it gave none. */
  idempotencyKey: string | null;
  /** What the reply says beside its body. */
  replyHeaders: Headers;
}
