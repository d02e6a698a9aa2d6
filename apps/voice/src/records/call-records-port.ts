import type { AccessWatch } from '@aybiza/auth/access-watch';
import type { CallChannel, Rehearsal } from '@aybiza/call-log';
import type { Contact } from '@aybiza/db/contacts';
import type { AccessGround } from '@aybiza/db/lost-access';
import type { BookedNumber } from '@aybiza/db/number-book';
import type { AgentId, CallId, DeploymentId, FlowVersionId, PhoneNumberId, WorkspaceId } from '@aybiza/foundation/ids';
import type { Statechart } from '@aybiza/statechart';
import type { Line } from '../accounts/telephone-book.ts';
import type { CallEquipment, CallRecords } from '../call/call-world.ts';
import type { Standing } from '../call/decide/standing.ts';
import type { CallTelling } from '../open-live-call.ts';
import type { NoticeSettings } from './notice-book.ts';
import type { OperatorRecords } from './operator-records.ts';

/** What answers a call. */
export interface Deployed {
  readonly workspaceId: WorkspaceId;
  readonly agentId: AgentId;
  /** Null when a draft is being tried. */
  readonly flowVersionId: FlowVersionId | null;
  readonly statechartHash: string;
  readonly statechart: Statechart;
  /** That chose the version; without it somebody named what is to run. */
  readonly deploymentId?: DeploymentId | undefined;
  /** Of the number that was called (E.164): who is rung when the call cannot be taken and the flow names nobody. */
  readonly numberFallback?: string | undefined;
  /** The workspace's own; without it, what all calls of the process share. */
  readonly equipment?: CallEquipment | undefined;
  /** What callers are told first; without it, nothing. */
  readonly notice?: NoticeSettings | undefined;
}

/** Of a call that we place. */
export interface Placed {
  /** Epoch ms: its record is older than its beginning. */
  readonly startedAt: number;
  /** Variables of the flow that whoever asked for the call has set. */
  readonly inputs: Readonly<Record<string, string | number | boolean>>;
}

/** A call about to begin. */
export interface CallIdentity {
  readonly id: CallId;
  readonly deployed: Deployed;
  readonly channel: CallChannel;
  readonly callSid: string | null;
  readonly from: string;
  readonly to: string;
  readonly isTest: boolean;
  readonly isPractice: boolean;
  /** Of a test call. */
  readonly rehearsal?: Rehearsal;
  /** Whose telephone account it is on, where this process was told. */
  readonly line?: Line;
  /** Absent from a call that came in. */
  readonly placed?: Placed;
  /** What is kept of the caller, as variables; absent where the flow does not ask. `isUnsure`: it could not be looked up. */
  readonly caller?: {
    readonly values: Readonly<Record<string, string | number | boolean | Contact['values']>>;
    readonly isUnsure?: boolean;
  };
}

/** A number for which a PBX brings calls. */
export interface PbxLine {
  readonly workspaceId: WorkspaceId;
  readonly e164: string;
  readonly phoneNumberId: PhoneNumberId;
}

/** Who is rung (`to`, E.164) when a call to a number cannot be taken. */
export interface NumberFallback {
  readonly e164: string;
  readonly workspaceId: WorkspaceId;
  readonly to: string;
}

/** The records of one call, open for writing. */
export type OpenRecords = CallRecords & CallTelling;

/** Where a call is kept. */
export interface CallPlace {
  readonly workspaceId: WorkspaceId;
  readonly callId: CallId;
}

/** A page that calls. */
export interface AsPage {
  /** By what right; left out: nobody can take it away. */
  readonly ground?: AccessGround | undefined;
  /** A visitor's page, the only one that has this call; left out: pages of the designer. */
  readonly origin?: string | undefined;
}

/** A call that another process had and this one has now. */
export interface TakenCall {
  readonly identity: CallIdentity;
  readonly standing: Standing;
  readonly nextSeq: number;
  readonly owner: string;
  readonly fencingToken: number;
  /**
   * Why it cannot just go on. It changes hands again and again: what it does next seems to end whichever process does it. Or what it was
   * given in secret was sealed with another secret of the installation than this process has.
   */
  readonly broken: 'TAKEN_OVER_TOO_OFTEN' | 'SECRET_UNREADABLE' | null;
  readonly records: OpenRecords;
}

export interface TakeOver {
  readonly place: CallPlace;
  /** How long its owner is waited for: until it gives the call up, or has been silent long enough. */
  readonly limitMs: number;
  /** Another process has taken it in turn. */
  onLost(): void;
}

/** Calls that are to be placed. Everything here rejects while the database is away: nobody is called then. */
export interface Placements {
  /** Takes a call on, once of all processes: whom to call from which number. From here on it may have been placed. */
  claim(place: CallPlace): Promise<{ readonly to: string; readonly from: string } | undefined>;
  /** The telephone company has placed the call under this name; null: it gave no answer that says. */
  settle(place: CallPlace, callSid: string | null): Promise<void>;
  /** Somebody has picked up: the call that begins. Undefined when it is over. Asked again, it is the same. */
  pickUp(place: CallPlace, callSid: string): Promise<CallIdentity | undefined>;
  /** Nobody will pick up any more: the call whose record is to be ended, once. Undefined when somebody had, or it has been ended. */
  giveUp(place: CallPlace): Promise<CallIdentity | undefined>;
  /** Calls of which nothing was heard for so long, a few of them. */
  listSilent(silentForMs: number): Promise<readonly CallPlace[]>;
}

/** Why a call is not taken, and what its caller hears; an empty sentence: what the line says by itself. */
export interface TurnedAway {
  /** The limit that is reached; `unknown` where that could not be found out. */
  readonly limit: string;
  readonly sentence: string;
}

/** How much a workspace allows itself. */
export interface Limits {
  /**
   * Lets a call in and counts it: undefined. Asked again for the same call, it is let in again. Never rejects: while the database is away
   * the calls of a workspace without limits are let in, and those of one with limits are turned away, for nobody can say how many there are.
   */
  admit(place: CallPlace): Promise<TurnedAway | undefined>;
}

/** The voice app's memory: what to run, and what became of it. A turn never waits for any of it. */
export interface Records {
  /**
   * What answers this number when `from` calls; undefined when nobody does. The same for the same caller, as long as shares of versions stay.
   * Answers from memory while the database is away.
   */
  findByNumber(e164: string, from: string): Promise<Deployed | undefined>;
  /** Who is rung when a call to this number cannot be taken, of suspended workspaces too. Answers from memory while the database is away. */
  findFallback(e164: string): Promise<NumberFallback | undefined>;
  /** What can be done with calls of numbers without this installation, in their order: behind one, or of one only. Rejects while the database is away. */
  listNumberBook(page: {
    after?: string | undefined;
    only?: string | undefined;
    limit: number;
  }): Promise<BookedNumber[]>;
  /** The line that a PBX opens with a secret of this hash. Answers from memory while the database is away. */
  findPbxLine(secretHash: string): Promise<PbxLine | undefined>;
  /** What a page's token opens; the token is used up. */
  findByToken(token: string): Promise<(Deployed & AsPage & { isTest: boolean; rehearsal: Rehearsal }) | undefined>;
  /** Who is remembered under this number. Rejects while the database is away. */
  findContact(workspaceId: WorkspaceId, e164: string): Promise<Contact | undefined>;
  readonly placements: Placements;
  readonly operators: OperatorRecords;
  /** Tells when the right of a page to be there ends. */
  readonly access: Pick<AccessWatch, 'watch'>;
  readonly limits: Limits;
  /** Opens the records of a call; `onLost`: another process has it, nothing more may be done for it. */
  open(call: CallIdentity, listener: { onLost(): void }): OpenRecords;
  /** The call that has this name at Twilio or a PBX, in whatever process it is. Rejects while the database is away. */
  findByCallSid(callSid: string): Promise<(CallPlace & { isLive: boolean }) | undefined>;
  /** A token that lets one page back into a call, once. Rejects while the database is away. */
  issueResumeToken(place: CallPlace & AsPage): Promise<string>;
  /** The call that such a token leads to; it is used up. */
  useResumeToken(token: string): Promise<(CallPlace & AsPage) | undefined>;
  /** Rejects while the database is away. */
  find(place: CallPlace): Promise<{ isLive: boolean; callSid: string | null } | undefined>;
  /** `ended`: it is over. `held`: its owner is alive and keeps it. Rejects while the database is away. */
  takeOver(takeOver: TakeOver): Promise<TakenCall | 'ended' | 'held'>;
  /** Everything that is on its way to the database is written, or the time is up. */
  flush(limitMs: number): Promise<void>;
  /** Is, or was, the database there? Without it no call can be answered at first; later on, from memory. */
  isReady(): Promise<boolean>;
  /** Reads everything that answers calls, so that they are answered while the database is away. */
  warmUp(): Promise<void>;
  /** Bytes that wait for it, and entries that found no room. */
  readonly spool: { readonly bytes: number; readonly dropped: number };
}
