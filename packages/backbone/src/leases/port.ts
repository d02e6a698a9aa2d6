import { AppError } from '@aybiza/foundation/errors';
import type { CallId, WorkspaceId } from '@aybiza/foundation/ids';

/** Who owns a live call. */
export interface Lease {
  callId: CallId;
  workspaceId: WorkspaceId;
  /** The process, by a name that no other process has or had. */
  owner: string;
  /** Where other processes reach it, to listen in or take over. */
  address: string;
  /** Grows with every acquisition of any lease: a write that carries a lower one comes from a former owner. */
  fencingToken: number;
}

export interface LeaseRequest {
  callId: CallId;
  workspaceId: WorkspaceId;
  owner: string;
  address: string;
  /** How long without renewal, in milliseconds by the server's clock. */
  ttlMs: number;
}

/** What an owner shows to keep or give back its lease. */
export interface LeaseProof {
  callId: CallId;
  fencingToken: number;
}

/** All leases that one process has. */
export interface LeaseRenewal extends Pick<Lease, 'owner' | 'address'> {
  leases: readonly Pick<Lease, 'callId' | 'workspaceId' | 'fencingToken'>[];
  /** In milliseconds by the server's clock. */
  ttlMs: number;
}

/** A lease that was not renewed in time, and has not been taken by anybody. */
export interface ExpiredLease extends Lease {
  /** For how long it has been nobody's, in milliseconds. */
  silentMs: number;
}

/** Who owns which live call. Time is the server's: a process whose clock is wrong is wrong about nothing here. */
export interface Leases {
  /** Takes a call that nobody owns, or whose owner has not renewed in time. */
  acquire(request: LeaseRequest): Promise<{ status: 'acquired'; fencingToken: number } | { status: 'held' }>;
  /** False: somebody else has taken the call, do nothing more for it. A late renewal that met nobody else is true. */
  renew(proof: LeaseProof & { ttlMs: number }): Promise<boolean>;
  /**
   * Renews all of a process's leases in one request, and gives back the calls that are still its own: a server that has forgotten
   * some of them (a crash loses what was not on its disk yet) learns them again.
   */
  renewAll(renewal: LeaseRenewal): Promise<ReadonlySet<CallId>>;
  /** Gives a call back at once; false when it was not ours any more. */
  release(proof: LeaseProof): Promise<boolean>;
  /** The present owner; an expired lease is nobody's. */
  find(callId: CallId): Promise<Lease | undefined>;
  /** Calls whose lease expired at least so long ago, the longest silent first. */
  listExpired(wanted: { limit: number; silentForMs: number }): Promise<ExpiredLease[]>;
  close(): Promise<void>;
}

/** @throws always: AppError `LEASES_UNAVAILABLE`. A call goes on without its lease as long as nobody can take it. */
export function failUnavailable(cause: unknown): never {
  const message = 'the leases cannot be reached';
  throw new AppError(message, { code: 'LEASES_UNAVAILABLE', retryable: true, expose: false, cause });
}
