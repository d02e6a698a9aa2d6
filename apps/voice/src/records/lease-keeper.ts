import type { Leases } from '@aybiza/backbone/leases/port';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { CallId, WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';

/**
 * A caller whose process died hears nothing for what is left of this, 0.8 to 1.2 s, and for about 0.7 s more. Two renewals may be
 * lost in it. It may be that short because nothing bad comes of a lease that ends too soon: only who is asked by the caller's own
 * telephone company takes a call, and an owner that is alive and late simply renews.
 */
export const LEASE_TTL_MS = 1_200;
const RENEW_EVERY_MS = 400;
/** Longer than an unanswered renewal takes to fail (pool and query: 1 s each). What takes longer is a process that was frozen. */
const LONGEST_FAILURE_MS = 2_500;
/** Of a process that keeps being frozen between question and answer. */
const MAX_CONFIRMATIONS = 3;

export interface LeaseKeeperOptions {
  readonly leases: Leases;
  readonly clock: Clock;
  readonly logger: Logger;
  /** This process, by a name that no other has or had. */
  readonly owner: string;
  readonly address: string;
}

interface Held {
  readonly workspaceId: WorkspaceId;
  readonly fencingToken: number;
  /** On the monotonic clock: before that no other process can have taken the call. */
  sureUntil: number;
  onLost(): void;
}

/** The leases of this process's calls: renewed together, and looked at by age before anything is done for a call. */
export class LeaseKeeper {
  readonly #options: LeaseKeeperOptions;
  readonly #held = new Map<CallId, Held>();
  #beating: Promise<void> | null = null;
  #cancelBeat: () => void;

  constructor(options: LeaseKeeperOptions) {
    this.#options = options;
    this.#cancelBeat = options.clock.after(RENEW_EVERY_MS, () => this.#beatOn());
  }

  /** The fencing token; undefined while somebody else owns the call. @throws AppError `LEASES_UNAVAILABLE` */
  async acquire(call: { callId: CallId; workspaceId: WorkspaceId; onLost(): void }): Promise<number | undefined> {
    const { leases, clock, owner, address } = this.#options;
    const { callId, workspaceId, onLost } = call;
    const sentAt = clock.monotonic();
    const lease = await leases.acquire({ callId, workspaceId, owner, address, ttlMs: LEASE_TTL_MS });
    if (lease.status === 'held') return undefined;
    const { fencingToken } = lease;
    this.#held.set(callId, { workspaceId, fencingToken, sureUntil: sentAt + LEASE_TTL_MS, onLost });
    return fencingToken;
  }

  /** A call that never got a lease is nobody else's: others know of it only by its lease and what is written under it. */
  isSure(callId: CallId): boolean {
    const held = this.#held.get(callId);
    return held === undefined || this.#options.clock.monotonic() < held.sureUntil;
  }

  /** Asks now. False: somebody else has the call. While nobody answers it is true: nobody can take it either. */
  async confirm(callId: CallId): Promise<boolean> {
    const held = this.#held.get(callId);
    if (held === undefined) return true;
    for (let tries = 0; tries < MAX_CONFIRMATIONS && !this.isSure(callId); tries += 1) await this.#beat();
    return this.#held.get(callId) === held;
  }

  /** The call is over. */
  async release(callId: CallId): Promise<void> {
    const held = this.#forget(callId);
    if (held !== undefined) await this.#options.leases.release({ callId, fencingToken: held.fencingToken });
  }

  /** Anybody may take the call from now on; until then it counts as one whose owner is silent. */
  async giveUp(callId: CallId): Promise<void> {
    const held = this.#forget(callId);
    if (held !== undefined) await this.#options.leases.renew({ callId, fencingToken: held.fencingToken, ttlMs: 0 });
  }

  close(): void {
    this.#cancelBeat();
  }

  #forget(callId: CallId): Held | undefined {
    const held = this.#held.get(callId);
    this.#held.delete(callId);
    return held;
  }

  #beatOn(): void {
    this.#cancelBeat = this.#options.clock.after(RENEW_EVERY_MS, () => this.#beatOn());
    void this.#beat();
  }

  /** One renewal of everything at a time; never rejects. */
  #beat(): Promise<void> {
    this.#beating ??= this.#renewAll().finally(() => {
      this.#beating = null;
    });
    return this.#beating;
  }

  async #renewAll(): Promise<void> {
    const { leases, clock, logger, owner, address } = this.#options;
    const asked = [...this.#held];
    if (asked.length === 0) return;
    const sentAt = clock.monotonic();
    try {
      const own = asked.map(([callId, { workspaceId, fencingToken }]) => ({ callId, workspaceId, fencingToken }));
      const kept = await leases.renewAll({ owner, address, leases: own, ttlMs: LEASE_TTL_MS });
      for (const [callId, held] of asked) {
        if (kept.has(callId)) held.sureUntil = sentAt + LEASE_TTL_MS;
        else if (this.#held.get(callId) === held) this.#lose(callId, held);
      }
    } catch (error) {
      logger.warn({ personal: errorMessage(error) }, 'leases not renewed');
      // A process that slept through the answer knows nothing and asks again.
      if (clock.monotonic() - sentAt > LONGEST_FAILURE_MS) return;
      for (const [, held] of asked) held.sureUntil = clock.monotonic() + LEASE_TTL_MS;
    }
  }

  #lose(callId: CallId, { onLost }: Held): void {
    this.#held.delete(callId);
    onLost();
  }
}
