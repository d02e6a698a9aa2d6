import type { CallEvent } from '@aybiza/call-log';
import { createCall } from '@aybiza/db/calls';
import type { Db } from '@aybiza/db/client';
import { endCall } from '@aybiza/db/end-call';
import type { RecordingSegment } from '@aybiza/db/recordings';
import { writeCall } from '@aybiza/db/write-call';
import { keptVariables } from '@aybiza/dialogue';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import { callIdSchema, type SignalId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { Sealer } from '@aybiza/foundation/sealer';
import type { Storage } from '@aybiza/storage';
import type { CallRecords } from '../call/call-world.ts';
import type { Standing } from '../call/decide/standing.ts';
import type { EndedCall } from '../call/decide/state.ts';
import type { RecordedSegment } from '../call/perform/recorder.ts';
import { applyWishes } from './apply-wishes.ts';
import type { CallIdentity } from './call-records-port.ts';
import type { LeaseKeeper } from './lease-keeper.ts';
import type { Spool } from './spool.ts';
import { toStored } from './stored-standing.ts';

/** Writes are gathered this long: one transaction for many events. */
const GATHER_MS = 100;
/** While the database is away a call keeps this many events; a call of four hours has fewer. */
const MAX_WAITING_EVENTS = 20_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;
/** After this a call's records are given up: the database has been away for a day. */
const MAX_TRIES = 10_000;
/** How long something that cannot be taken back waits for its intent to be written; then the database is away. */
const INTENT_WAIT_MS = 1_000;
/** How long the words of a call wait for its sound to be stored: below `INTENT_WAIT_MS`, above what a store in another city takes. */
const SOUND_WAIT_MS = 500;
const BYTES_PER_MS = 16;

export interface WriterOptions {
  readonly db: Db;
  readonly keeper: LeaseKeeper;
  readonly spool: Spool;
  readonly storage: Storage;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly logger: Logger;
  /** This process, by a name that no other has or had. */
  readonly owner: string;
  readonly identity: CallIdentity;
  /** Of the record, epoch ms. */
  readonly startedAt: number;
  /** Of a call that another process had. */
  readonly from?: WrittenCall | undefined;
  /** Where the call stands is in the database now; epoch ms. */
  onCheckpoint(startedAt: number, endedAt: number): void;
  /** Told once nothing of the call is left to write. */
  onWritten(): void;
  /** Another process has the call: nothing more may be done for it. */
  onLost(): void;
}

/** What of a call was written by the process that had it. */
export interface WrittenCall {
  readonly fencingToken: number;
  readonly nextSegment: number;
  readonly turns: number;
}

interface Segment {
  readonly row: RecordingSegment;
  /** Null once it is in the store. */
  recorded: RecordedSegment | null;
}

/** Writes one call down as it goes. Everything is taken at once and written behind; while the database is away it waits here. */
export class CallWriter {
  readonly #options: WriterOptions;
  #events: { readonly event: CallEvent; readonly bytes: number }[] = [];
  #usedSignals: SignalId[] = [];
  #segments: Segment[] = [];
  /** While sound is on its way to the store. */
  #storing: Promise<unknown> | null = null;
  #recordedMs: number;
  #checkpoint: { readonly standing: Standing; readonly seq: number } | null = null;
  #end: EndedCall | null = null;
  #turns: number;
  #fencingToken: number | null;
  #isCreated: boolean;
  #isWriting = false;
  #tries = 0;
  #isDone = false;
  /** Told when nothing is left to write, or when that will never be. */
  #waiters: (() => void)[] = [];
  #cancelTimer: () => void = () => undefined;
  /** When it writes next, on the monotonic clock. */
  #dueAt = Number.POSITIVE_INFINITY;

  constructor(options: WriterOptions) {
    this.#options = options;
    const { from, clock, startedAt } = options;
    this.#recordedMs = Math.max(0, clock.now() - startedAt);
    this.#turns = from?.turns ?? 0;
    this.#fencingToken = from?.fencingToken ?? null;
    this.#isCreated = from !== undefined;
    this.#schedule(0);
  }

  get isDone(): boolean {
    return this.#isDone;
  }

  addEvents(events: readonly CallEvent[]): void {
    for (const event of events) {
      const bytes = JSON.stringify(event).length;
      if (this.#isDone || this.#events.length >= MAX_WAITING_EVENTS || !this.#options.spool.take(bytes, 'log'))
        continue;
      this.#events.push({ event, bytes });
    }
    this.#turns += events.filter(({ type }) => type === 'callerSaid' || type === 'callerPressed').length;
    this.#schedule(GATHER_MS);
  }

  /** To be told in the turn in which the log says that it arrived, so that both are written together or not at all. */
  signalUsed(id: SignalId): void {
    this.#usedSignals.push(id);
    this.#schedule(GATHER_MS);
  }

  addSegment(recorded: RecordedSegment): void {
    const { seq, audio } = recorded;
    const { identity, owner, from, spool } = this.#options;
    const startsAtMs = this.#recordedMs;
    const durationMs = Math.round(audio.length / BYTES_PER_MS);
    this.#recordedMs += durationMs;
    if (this.#isDone || !spool.take(audio.length, 'sound')) {
      recorded.free();
      return;
    }
    const at = (from?.nextSegment ?? 0) + seq;
    // By its writer too: a process that had the call before must not write over what its successor has stored.
    const name = `${String(at).padStart(6, '0')}-${owner.slice(-8)}.ulaw2`;
    const storageKey = `${identity.deployed.workspaceId}/calls/${identity.id}/segments/${name}`;
    this.#segments.push({ row: { seq: at, storageKey, startsAtMs, durationMs, bytes: audio.length }, recorded });
    this.#schedule(GATHER_MS);
  }

  moved(standing: Standing, seq: number): void {
    this.#checkpoint = { standing, seq };
    this.#schedule(GATHER_MS);
  }

  ended(end: EndedCall): void {
    this.#end = end;
    this.#schedule(0);
  }

  /** Resolves with true when everything so far is written, with false when it is not in time or will never be. */
  async written(limitMs: number): Promise<boolean> {
    if (this.#isDone) return false;
    await new Promise<void>((resolve) => {
      const cancel = this.#options.clock.after(limitMs, resolve);
      this.#waiters.push(() => {
        cancel();
        resolve();
      });
      this.#schedule(0);
    });
    return !this.#isDone && !this.#hasMore() && this.#fencingToken !== null;
  }

  /** See `CallRecords.mayAct`. */
  async mayAct(): ReturnType<CallRecords['mayAct']> {
    const isWritten = await this.written(INTENT_WAIT_MS);
    if (this.#isDone) return 'lost';
    if (isWritten) return 'written';
    return (await this.#options.keeper.confirm(this.#options.identity.id)) ? 'unwritten' : 'lost';
  }

  /** See `CallRecords.giveUp`. */
  async giveUp(limitMs: number): Promise<boolean> {
    if (!(await this.written(limitMs))) return false;
    this.#finish();
    await this.#options.keeper.giveUp(this.#options.identity.id).catch(() => undefined);
    return true;
  }

  /** Another process has the call. */
  lost(): void {
    if (this.#isDone) return;
    const { logger, identity, keeper, onLost } = this.#options;
    logger.warn({ callId: identity.id }, 'call lost to another process');
    this.#finish();
    void keeper.release(identity.id).catch(() => undefined);
    onLost();
  }

  /** What comes meanwhile is written as well, and puts nothing off. */
  #schedule(delayMs: number): void {
    if (this.#isWriting || this.#isDone || this.#tries > 0) return;
    const { clock } = this.#options;
    const dueAt = clock.monotonic() + delayMs;
    if (this.#dueAt <= dueAt) return;
    this.#cancelTimer();
    this.#dueAt = dueAt;
    this.#cancelTimer = clock.after(delayMs, () => void this.#write());
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    this.#dueAt = Number.POSITIVE_INFINITY;
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
    if (this.#tries >= MAX_TRIES) this.#abandon();
    else if (this.#tries > 0) this.#retry();
    else if (this.#hasMore()) this.#schedule(this.#waiters.length > 0 ? 0 : GATHER_MS);
    else this.#tellWaiters();
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
    // The store may be there while the database is not, and sound is what fills the memory.
    const unstored = await this.#soundStored();
    const fencingToken = await this.#lease();
    if (!this.#isCreated) await this.#create();
    if (!(await this.#writeLog(fencingToken))) return this.lost();
    if (unstored !== null) throw unstored;
    if (this.#end !== null && this.#events.length === 0 && this.#segments.length === 0)
      await this.#writeEnd(this.#end, fencingToken);
  }

  /** Gives back what is in the way: the words of a call do not wait for its sound, neither for a store that refuses nor for one that is silent. */
  #soundStored(): Promise<unknown> {
    this.#storing ??= this.#storeSound().finally(() => {
      this.#storing = null;
    });
    const storing = this.#storing;
    return new Promise((resolve) => {
      const cancel = this.#options.clock.after(SOUND_WAIT_MS, () => resolve(new Error('the store is slow')));
      void storing.then((unstored) => {
        cancel();
        resolve(unstored);
      });
    });
  }

  async #storeSound(): Promise<unknown> {
    try {
      for (const segment of [...this.#segments]) {
        if (segment.recorded === null) continue;
        await this.#options.storage.put(segment.row.storageKey, segment.recorded.audio);
        segment.recorded.free();
        segment.recorded = null;
        // Given up meanwhile, which has given back everything that was waiting.
        if (this.#isDone) return null;
        this.#options.spool.give(segment.row.bytes);
      }
      return null;
    } catch (error) {
      return error;
    }
  }

  /** At once what happened, where its sound lies and where the call stands. False: somebody else owns the call. */
  async #writeLog(fencingToken: number): Promise<boolean> {
    const { db, storage, sealer, identity, spool, clock, startedAt } = this.#options;
    const { id: callId, deployed } = identity;
    // Copies: more comes while these are on their way.
    const waiting = [...this.#events];
    const events = waiting.map(({ event }) => event);
    const usedSignals = [...this.#usedSignals];
    const checkpoint = this.#checkpoint;
    const segments = this.#storedSegments();
    const beganAt = clock.now();
    const outcome = await writeCall(db, {
      workspaceId: deployed.workspaceId,
      callId,
      callStartedAt: startedAt,
      fencingToken,
      events,
      usedSignals,
      segments,
      checkpoint: checkpoint && toStored(sealer, identity, checkpoint),
    });
    if (outcome === 'fenced') return false;
    if (checkpoint !== null) this.#options.onCheckpoint(beganAt, clock.now());
    // Behind the log, and before it counts as written: what fails is tried again with it.
    await applyWishes({ db, storage }, identity, events);
    spool.give(waiting.reduce((sum, { bytes }) => sum + bytes, 0));
    this.#events = this.#events.slice(events.length);
    this.#usedSignals = this.#usedSignals.slice(usedSignals.length);
    this.#segments = this.#segments.slice(segments.length);
    if (this.#checkpoint === checkpoint) this.#checkpoint = null;
    return true;
  }

  /** The first ones, as far as they are in the store: in the order in which they were recorded. */
  #storedSegments(): RecordingSegment[] {
    const unstored = this.#segments.findIndex(({ recorded }) => recorded !== null);
    return this.#segments.slice(0, unstored < 0 ? undefined : unstored).map(({ row }) => row);
  }

  async #lease(): Promise<number> {
    if (this.#fencingToken !== null) return this.#fencingToken;
    const { keeper, identity } = this.#options;
    const fencingToken = await keeper.acquire({
      callId: identity.id,
      workspaceId: identity.deployed.workspaceId,
      onLost: () => this.lost(),
    });
    if (fencingToken === undefined) throw new Error('another process owns this call');
    this.#fencingToken = fencingToken;
    return fencingToken;
  }

  async #create(): Promise<void> {
    const { db, identity, startedAt } = this.#options;
    const { id, deployed, channel, from, to, callSid, isTest, isPractice } = identity;
    const origin = identity.rehearsal?.goingBack?.callId;
    const { agentId, flowVersionId, statechartHash, workspaceId, deploymentId = null } = deployed;
    await db.forWorkspace(workspaceId, (tx) =>
      createCall(tx, {
        ...{ id, agentId, flowVersionId, statechartHash, deploymentId, channel, from, to, callSid, startedAt, isTest },
        direction: identity.placed === undefined ? 'inbound' : 'outbound',
        practice: isPractice,
        ...(origin === undefined ? {} : { wentBackToId: callIdSchema.parse(origin) }),
      }),
    );
    this.#isCreated = true;
  }

  async #writeEnd({ dialogue, outcome, reason }: EndedCall, fencingToken: number): Promise<void> {
    const { db, identity, clock, keeper } = this.#options;
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
        variables: keptVariables(deployed.statechart, dialogue),
        turns: this.#turns,
      },
      results: [],
      jobs: [{ kind: 'call.ended', payload: { callId } }],
    });
    this.#finish();
    await keeper.release(callId).catch(() => undefined);
  }

  #abandon(): void {
    this.#options.logger.error({ callId: this.#options.identity.id }, 'call record abandoned');
    this.#finish();
  }

  #finish(): void {
    this.#isDone = true;
    this.#cancelTimer();
    this.#options.spool.give(this.#waitingBytes());
    this.#events = [];
    this.#segments = [];
    this.#tellWaiters();
    this.#options.onWritten();
  }

  #waitingBytes(): number {
    const sound = this.#segments.reduce((sum, { recorded }) => sum + (recorded?.audio.length ?? 0), 0);
    return this.#events.reduce((sum, { bytes }) => sum + bytes, sound);
  }

  #tellWaiters(): void {
    for (const waiter of this.#waiters.splice(0)) waiter();
  }
}
