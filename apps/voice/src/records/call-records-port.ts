import type { AgentId, CallId, FlowVersionId, WorkspaceId } from '@aybiza/foundation/ids';
import type { Statechart } from '@aybiza/statechart';
import type { CallRecords } from '../call/call-world.ts';
import type { Standing } from '../call/decide/standing.ts';
import type { CallTelling } from '../open-live-call.ts';

/** What answers a call. */
export interface Deployed {
  readonly workspaceId: WorkspaceId;
  readonly agentId: AgentId;
  /** Null when a draft is being tried. */
  readonly flowVersionId: FlowVersionId | null;
  readonly statechartHash: string;
  readonly statechart: Statechart;
}

/** A call about to begin. */
export interface CallIdentity {
  readonly id: CallId;
  readonly deployed: Deployed;
  readonly channel: 'phone' | 'browser';
  readonly callSid: string | null;
  readonly from: string;
  readonly to: string;
  readonly isTest: boolean;
  readonly isPractice: boolean;
}

/** The records of one call, open for writing. */
export type OpenRecords = CallRecords & CallTelling;

/** Where a call is kept. */
export interface CallPlace {
  readonly workspaceId: WorkspaceId;
  readonly callId: CallId;
}

/** A call that another process had and this one has now. */
export interface TakenCall {
  readonly identity: CallIdentity;
  readonly standing: Standing;
  readonly nextSeq: number;
  readonly owner: string;
  readonly fencingToken: number;
  /** It changes hands again and again: what it does next seems to end whichever process does it. */
  readonly isDangerous: boolean;
  readonly records: OpenRecords;
}

export interface TakeOver {
  readonly place: CallPlace;
  /** How long its owner is waited for: until it gives the call up, or has been silent long enough. */
  readonly limitMs: number;
  /** Another process has taken it in turn. */
  onLost(): void;
}

/** The voice app's memory: what to run, and what became of it. A turn never waits for any of it. */
export interface Records {
  /** What answers this number; undefined when nobody does. Answers from memory while the database is away. */
  findByNumber(e164: string): Promise<Deployed | undefined>;
  /** What a page's token opens; the token is used up. */
  findByToken(token: string): Promise<(Deployed & { isTest: boolean }) | undefined>;
  /** Opens the records of a call; `onLost`: another process has it, nothing more may be done for it. */
  open(call: CallIdentity, listener: { onLost(): void }): OpenRecords;
  /** The call of Twilio's that has this name, in whatever process it is. Rejects while the database is away. */
  findByCallSid(callSid: string): Promise<(CallPlace & { isLive: boolean }) | undefined>;
  /** A token that lets one page back into a call, once. Rejects while the database is away. */
  issueResumeToken(place: CallPlace): Promise<string>;
  /** The call that such a token leads to; it is used up. */
  useResumeToken(token: string): Promise<CallPlace | undefined>;
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
