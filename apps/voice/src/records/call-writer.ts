import type { Leases } from '@aybiza/backbone/leases/port';
import type { CallEvent } from '@aybiza/call-log';
import { saveCheckpoint } from '@aybiza/db/call-checkpoints';
import { appendCallEvents } from '@aybiza/db/call-events';
import { markSignalsUsed } from '@aybiza/db/call-signals';
import { createCall } from '@aybiza/db/calls';
import type { Db } from '@aybiza/db/client';
import { endCall } from '@aybiza/db/end-call';
import { addRecordingSegment } from '@aybiza/db/recordings';
import { type Dialogue, variablesOf } from '@aybiza/dialogue';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { SignalId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { Storage } from '@aybiza/storage';
import type { EndedCall } from '../call/decide/state.ts';
import type { CallIdentity } from './call-records-port.ts';

/** Writes are gathered this long: one transaction for many events. */
const GATHER_MS = 100;
/** While the database is away a call keeps this many events; a call of four hours has fewer. */
const MAX_WAITING_EVENTS = 20_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;
/** After this a call's records are given up: the database has been away for a day. */
const MAX_TRIES = 10_000;
const LEASE_TTL_MS = 30_000;
const RENEW_EVERY_MS = 10_000;
const BYTES_PER_MS = 16;

export interface WriterOptions {
  readonly db: Db;
  readonly leases: Leases;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
  /** This process, by a name that no other has or had. */
  readonly owner: string;
  readonly address: string;
  readonly identity: CallIdentity;
  /** Told once nothing of the call is left to write. */
  onWritten(): void;
}

interface Segment {
  readonly seq: number;
  readonly startsAtMs: number;
  readonly audio: Uint8Array;
}

/** Writes one call down as it goes. Everything is taken at once and written behind; while the database is away it waits here. */
export class CallWriter {
  readonly #options: WriterOptions;
  readonly #startedAt: number;
  #events: CallEvent[] = [];
  #usedSignals: SignalId[] = [];
  #segments: Segment[] = [];
  #recordedMs = 0;
  #checkpoint: { dialogue: Dialogue; seq: number } | null = null;
  #end: EndedCall | null = null;
  #turns = 0;
  #fencingToken: number | null = null;
  #isCreated = false;
  #isWriting = false;
  #tries = 0;
  #isDone = false;
  #cancelTimer: () => void = () => undefined;
  #cancelRenewal: () => void = () => undefined;

  constructor(options: WriterOptions) {
    this.#options = options;
    this.#startedAt = options.clock.now();
    this.#schedule(0);
  }

  addEvents(events: readonly CallEvent[]): void {
    if (this.#events.length >= MAX_WAITING_EVENTS) return;
    this.#events.push(...events);
    this.#turns += events.filter(({ type }) => type === 'callerSaid' || type === 'callerPressed').length;
    this.#schedule(GATHER_MS);
  }

  /** To be told in the turn in which the log says that it arrived, so that both are written together or not at all. */
  signalUsed(id: SignalId): void {
    this.#usedSignals.push(id);
    this.#schedule(GATHER_MS);
  }

  addSegment({ seq, audio }: { seq: number; audio: Uint8Array }): void {
    this.#segments.push({ seq, startsAtMs: this.#recordedMs, audio });
    this.#recordedMs += Math.round(audio.length / BYTES_PER_MS);
    this.#schedule(GATHER_MS);
  }

  moved(dialogue: Dialogue, seq: number): void {
    this.#checkpoint = { dialogue, seq };
    this.#schedule(GATHER_MS);
  }

  ended(end: EndedCall): void {
    this.#end = end;
    this.#schedule(0);
  }

  #schedule(delayMs: number): void {
    if (this.#isWriting || this.#isDone || this.#tries > 0) return;
    this.#cancelTimer();
    this.#cancelTimer = this.#options.clock.after(delayMs, () => void this.#write());
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    try {
      await this.#writeAll();
      this.#tries = 0;
    } catch (error) {
      this.#tries += 1;
      this.#options.logger.warn(
        { callId: this.#options.identity.id, tries: this.#tries, personal: errorMessage(error) },
        'call not written yet',
      );
    }
    this.#isWriting = false;
    if (this.#isDone) return;
    if (this.#tries >= MAX_TRIES) this.#finish('given up');
    else if (this.#tries > 0) this.#retry();
    else if (this.#hasMore()) this.#schedule(GATHER_MS);
  }

  #retry(): void {
    const delayMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(this.#tries - 1, 6));
    this.#cancelTimer = this.#options.clock.after(delayMs, () => void this.#write());
  }

  #hasMore(): boolean {
    return this.#events.length > 0 || this.#segments.length > 0 || this.#checkpoint !== null || this.#end !== null;
  }

  /** In an order that holds at every point at which it may break off: the call, its log, where it stands, and its end last. */
  async #writeAll(): Promise<void> {
    const { db, identity } = this.#options;
    const { id: callId, deployed } = identity;
    const { workspaceId } = deployed;
    const fencingToken = await this.#lease();
    if (!this.#isCreated) await this.#create();
    await this.#writeSegments();
    // Copies: more comes while these are on their way.
    const events = [...this.#events];
    const usedSignals = [...this.#usedSignals];
    const checkpoint = this.#checkpoint;
    const state = await db.forWorkspace(workspaceId, async (tx) => {
      const log = await appendCallEvents(tx, { callId, callStartedAt: this.#startedAt, fencingToken, events });
      if (log.status === 'fenced') return log.status;
      if (usedSignals.length > 0) await markSignalsUsed(tx, callId, usedSignals);
      if (checkpoint === null) return log.status;
      return saveCheckpoint(tx, { callId, fencingToken, seq: checkpoint.seq, state: checkpoint.dialogue });
    });
    if (state === 'fenced') return this.#finish('another process has this call now');
    this.#events = this.#events.slice(events.length);
    this.#usedSignals = this.#usedSignals.slice(usedSignals.length);
    if (this.#checkpoint === checkpoint) this.#checkpoint = null;
    if (this.#end !== null && this.#events.length === 0 && this.#segments.length === 0)
      await this.#writeEnd(this.#end, fencingToken);
  }

  async #lease(): Promise<number> {
    if (this.#fencingToken !== null) return this.#fencingToken;
    const { leases, identity, owner, address } = this.#options;
    const lease = await leases.acquire({
      callId: identity.id,
      workspaceId: identity.deployed.workspaceId,
      owner,
      address,
      ttlMs: LEASE_TTL_MS,
    });
    if (lease.status === 'held') throw new Error('another process owns this call');
    this.#fencingToken = lease.fencingToken;
    this.#renewLater();
    return lease.fencingToken;
  }

  #renewLater(): void {
    const { clock, leases, identity, logger } = this.#options;
    this.#cancelRenewal = clock.after(RENEW_EVERY_MS, () => {
      if (this.#isDone || this.#fencingToken === null) return;
      leases
        .renew({ callId: identity.id, fencingToken: this.#fencingToken, ttlMs: LEASE_TTL_MS })
        .catch((error: unknown) => {
          logger.warn({ callId: identity.id, personal: errorMessage(error) }, 'lease not renewed');
        });
      this.#renewLater();
    });
  }

  async #create(): Promise<void> {
    const { db, identity } = this.#options;
    const { id, deployed, channel, from, to, callSid, isTest, isPractice } = identity;
    const { agentId, flowVersionId, statechartHash, workspaceId } = deployed;
    await db.forWorkspace(workspaceId, (tx) =>
      createCall(tx, {
        id,
        agentId,
        flowVersionId,
        statechartHash,
        channel,
        direction: 'inbound',
        from,
        to,
        callSid,
        startedAt: this.#startedAt,
        isTest,
        practice: isPractice,
      }),
    );
    this.#isCreated = true;
  }

  async #writeSegments(): Promise<void> {
    const { db, storage, identity } = this.#options;
    const { id: callId, deployed } = identity;
    for (let segment = this.#segments[0]; segment !== undefined; segment = this.#segments[0]) {
      const { seq, startsAtMs, audio } = segment;
      const storageKey = `${deployed.workspaceId}/calls/${callId}/segments/${String(seq).padStart(6, '0')}.ulaw2`;
      await storage.put(storageKey, audio);
      const row = {
        seq,
        storageKey,
        startsAtMs,
        durationMs: Math.round(audio.length / BYTES_PER_MS),
        bytes: audio.length,
      };
      await db.forWorkspace(deployed.workspaceId, (tx) => addRecordingSegment(tx, callId, row));
      this.#segments.shift();
    }
  }

  async #writeEnd({ dialogue, outcome, reason }: EndedCall, fencingToken: number): Promise<void> {
    const { db, identity, clock } = this.#options;
    const { id: callId, deployed } = identity;
    await endCall(db, {
      workspaceId: deployed.workspaceId,
      callId,
      fencingToken,
      end: {
        status: reason === 'failed' ? 'failed' : 'ended',
        endedAt: clock.now(),
        endReason: reason,
        outcome,
        variables: variablesOf(dialogue),
        turns: this.#turns,
      },
      results: [],
      jobs: [{ kind: 'call.ended', payload: { callId } }],
    });
    this.#finish(null);
    await this.#options.leases.release({ callId, fencingToken }).catch(() => undefined);
  }

  #finish(problem: string | null): void {
    const { logger, identity, onWritten } = this.#options;
    if (problem !== null) logger.error({ callId: identity.id, problem }, 'call record abandoned');
    this.#isDone = true;
    this.#cancelTimer();
    this.#cancelRenewal();
    onWritten();
  }
}
