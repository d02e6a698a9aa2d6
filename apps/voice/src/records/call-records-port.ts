import type { AgentId, CallId, FlowVersionId, WorkspaceId } from '@aybiza/foundation/ids';
import type { Statechart } from '@aybiza/statechart';
import type { CallRecords } from '../call/call-world.ts';
import type { CallTelling } from '../live-calls.ts';

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

/** The voice app's memory: what to run, and what became of it. A turn never waits for any of it. */
export interface Records {
  /** What answers this number; undefined when nobody does. Answers from memory while the database is away. */
  findByNumber(e164: string): Promise<Deployed | undefined>;
  /** What a page's token opens; the token is used up. */
  findByToken(token: string): Promise<(Deployed & { isTest: boolean }) | undefined>;
  /** Opens the records of a call. */
  open(call: CallIdentity): CallRecords & CallTelling;
  /** Everything that is on its way to the database is written, or the time is up. */
  flush(limitMs: number): Promise<void>;
  /** Is the database there? */
  isReady(): Promise<boolean>;
}
