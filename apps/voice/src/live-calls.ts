import type { CallEventBody, GoingBack } from '@aybiza/call-log';
import type { CallId, SignalId } from '@aybiza/foundation/ids';
import type { CallInputBody, Notice, TransferOutcome } from './call/call-input.ts';
import type { CallWorld } from './call/call-world.ts';
import type { OperatorDeed } from './call/operator-deed.ts';
import type { DeedFate, OperatorDesk } from './call/perform/operator-desk.ts';
import type { Leg, PartyEvent } from './media/leg.ts';
import { type AnyCall, type CallOrigin, type LiveCall, openLiveCall } from './open-live-call.ts';
import type { TakenCall } from './records/call-records-port.ts';

/** Everything about one call is looked at this often: no call has a timer of its own for being stuck. */
const WHEEL_MS = 1_000;
/** So few calls need a quarter of a core while all talk: what keeps the process busy is something else, as its first moments, and passes. */
const ALWAYS_ROOM_FOR = 40;
/** Longer than the longest prompt and the longest wait for words. */
const IDLE_LIMIT_MS = 90_000;
/** Far ends send sound all the time, silence too; a leg without any for so long is dead, whatever its socket says. */
const DEAD_LEG_MS = 1_500;
/** While calls are handed over, it is looked this often whose turn is over. */
const LOOK_FOR_PAUSE_MS = 200;
/** So many are handed over in one look, or more where the time of the drain would not do: whoever takes a call over opens its vendors anew. */
const HAND_OVERS_A_LOOK = 3;
/** To write down what is left of one call before it is handed over. */
const WRITE_OUT_MS = 1_000;
/** The end of a drain, in which calls are handed over in the middle of a turn too. */
const LAST_CALLS_MS = 5_000;

export interface NewCall extends AnyCall {
  /** What the call brings into the flow's variables. */
  readonly values: Extract<CallInputBody, { type: 'answered' }>['values'];
  /** What its caller is told before the flow begins; null: nothing. */
  readonly notice: Notice | null;
  /** Why its flow does not begin, and what the caller hears instead; null: it does. */
  readonly turnedAway: Omit<Extract<CallInputBody, { type: 'turnedAway' }>, 'type'> | null;
  /** The first entries of its log. */
  readonly opening: readonly CallEventBody[];
  /** The turn of an earlier call at which it begins, with what that call brought; null: at its beginning. */
  readonly goingBack: GoingBack | null;
}

/** A call that another process had. */
export interface ResumedCall extends AnyCall {
  readonly nextSeq: number;
  readonly resumed: Extract<CallInputBody, { type: 'resumed' }>;
  /** Not null: it is sent to where its flow goes when it breaks. */
  readonly broken: TakenCall['broken'];
}

export interface LiveCallsOptions {
  readonly world: CallWorld;
  /** More calls than this are refused before anybody hears a difference. */
  readonly maxCalls: number;
  /** Is the process too busy for one more? */
  readonly isBusy?: () => boolean;
}

/** How often calls changed hands since the process began. */
export interface HandCounts {
  resumed: number;
  handedOver: number;
  /** Lost to another process while this one was frozen or cut off. */
  fenced: number;
}

/** Who is on the line in this process. */
export class LiveCalls {
  readonly hands: HandCounts = { resumed: 0, handedOver: 0, fenced: 0 };
  readonly #world: CallWorld;
  readonly #maxCalls: number;
  readonly #isBusy: () => boolean;
  readonly #calls = new Map<CallId, LiveCall>();
  readonly #waiters = new Set<() => void>();
  #stopWheel: () => void;
  #isDraining = false;

  constructor({ world, maxCalls, isBusy = () => false }: LiveCallsOptions) {
    this.#world = world;
    this.#maxCalls = maxCalls;
    this.#isBusy = isBusy;
    this.#stopWheel = world.clock.after(WHEEL_MS, () => this.#turnWheel());
  }

  get count(): number {
    return this.#calls.size;
  }

  /** The process is about to end: it takes no call any more, and readiness says so. */
  get isDraining(): boolean {
    return this.#isDraining;
  }

  /** Calls for which there is room by their number. */
  get places(): number {
    return this.#isDraining ? 0 : Math.max(0, this.#maxCalls - this.#calls.size);
  }

  /** May another call come in? */
  get hasRoom(): boolean {
    if (this.#isDraining || this.#calls.size >= this.#maxCalls) return false;
    return this.#calls.size < ALWAYS_ROOM_FOR || !this.#isBusy();
  }

  start(options: NewCall): void {
    const { call, gate } = this.#open(options);
    // A page sees the log from its first entry, and nothing happens before that.
    gate.hold();
    this.#attach(options);
    for (const entry of options.opening) call.note(entry);
    gate.open();
    const { goingBack, values, notice, turnedAway } = options;
    if (turnedAway !== null) gate.push({ type: 'turnedAway', ...turnedAway });
    else gate.push(goingBack === null ? { type: 'answered', values, notice } : { type: 'wentBack', goingBack });
  }

  /** Goes on with a call that another process had. */
  resume(options: ResumedCall): void {
    const { standing } = options.resumed;
    const { gate } = this.#open(options, { standing, nextSeq: options.nextSeq });
    this.hands.resumed += 1;
    this.#attach(options);
    gate.push(options.resumed);
    if (options.broken !== null) gate.push({ type: 'beyondRepair', code: options.broken, detail: '' });
  }

  #open(options: AnyCall, from?: CallOrigin): LiveCall {
    const { id } = options;
    (options.equipment ?? this.#world).studio.prepare(options.statechart);
    const live = openLiveCall(options, {
      world: this.#world,
      from,
      onLegEvent: (event) => this.#onLegEvent(options, event),
      onLost: () => this.abandon(id),
      onGone: () => this.#remove(id),
    });
    this.#calls.set(id, live);
    return live;
  }

  #attach({ id, leg }: AnyCall): void {
    if (leg !== null) this.#calls.get(id)?.line.attach(leg);
  }

  /** The caller is back on another leg: after a transfer that failed, or a stream that broke. False when the call is gone. */
  reattach(id: CallId, leg: Leg): boolean {
    const live = this.#calls.get(id);
    if (live === undefined) return false;
    live.cancelGrace();
    live.lastSoundAt = this.#world.clock.monotonic();
    const replaced = live.line.detach();
    replaced?.drop();
    live.line.attach(leg);
    if (live.isLost || replaced !== null) live.gate.push({ type: 'returned', standing: live.call.standing });
    live.isLost = false;
    return true;
  }

  /** The line went down, and nobody will come back on it. */
  lineGone(id: CallId): void {
    this.#calls.get(id)?.gate.push({ type: 'legClosed', by: 'caller' });
  }

  /** It is known who picked up a call that was placed; without meaning for any other. False when the call is not in this process. */
  pickedUp(id: CallId, by: 'person' | 'voicemail'): boolean {
    const live = this.#calls.get(id);
    live?.gate.push({ type: 'pickedUp', by });
    return live !== undefined;
  }

  /** The telephone company says how talking to somebody else ended, of a call whose transfer another process had begun. */
  transferEnded(id: CallId, outcome: TransferOutcome): void {
    const live = this.#calls.get(id);
    const asked = live?.call.standing.asked?.command;
    if (asked?.type !== 'transfer') return;
    live?.gate.push({ type: 'answer', answer: { type: 'transferFinished', wait: asked.ticket, outcome } });
  }

  /** Another system sent a signal to a call: whether the call has used it. Undefined when the call is not in this process. */
  signalSent(id: CallId, signal: SignalId): Promise<boolean> | undefined {
    return this.#calls.get(id)?.performer.signals.announced(signal);
  }

  /** An operator does something to a call: what became of it. Undefined when the call is not in this process. */
  operatorActs(id: CallId, by: string, deed: OperatorDeed): Promise<DeedFate> | undefined {
    return this.#calls.get(id)?.performer.operators.ask(by, deed);
  }

  /** Those who look on at a call. Undefined when it is not in this process. */
  operatorsOf(id: CallId): OperatorDesk | undefined {
    return this.#calls.get(id)?.performer.operators;
  }

  isLive(id: CallId): boolean {
    return this.#calls.has(id);
  }

  /** Another process has the call: it ends here without a sound, and nothing more is done for it. */
  abandon(id: CallId): void {
    const live = this.#calls.get(id);
    if (live === undefined) return;
    this.hands.fenced += 1;
    live.cut();
    live.line.detach()?.drop();
  }

  /** The caller turned up in another process: lets the call go, if its line here is dead. Undefined when it is not here. */
  giveUp(id: CallId): Promise<boolean> | undefined {
    const live = this.#calls.get(id);
    if (live === undefined) return undefined;
    const isAlive = live.line.isAttached && this.#world.clock.monotonic() - live.lastSoundAt < DEAD_LEG_MS;
    return isAlive ? Promise.resolve(false) : this.#handOver(id, live);
  }

  /**
   * Takes no new calls and lets those under way end by themselves; after a while the rest are handed over to other processes, a few
   * at a time, each between two turns if that can be waited for. Whoever is left at the limit is told goodbye.
   */
  async drain({ limitMs, handOverAfterMs }: { limitMs: number; handOverAfterMs: number }): Promise<void> {
    this.#isDraining = true;
    const { clock } = this.#world;
    const until = clock.monotonic() + limitMs;
    await this.#whenEmpty(Math.min(limitMs, handOverAfterMs));
    while (this.#calls.size > 0 && clock.monotonic() < until) {
      const leftMs = until - clock.monotonic() - LAST_CALLS_MS;
      const leaving = [...this.#calls].filter(([, { call }]) => leftMs <= 0 || call.isBetweenTurns);
      const share = Math.ceil((this.#calls.size * LOOK_FOR_PAUSE_MS) / Math.max(LOOK_FOR_PAUSE_MS, leftMs));
      await Promise.all(
        leaving.slice(0, Math.max(HAND_OVERS_A_LOOK, share)).map(([id, live]) => this.#handOver(id, live)),
      );
      await this.#whenEmpty(Math.min(LOOK_FOR_PAUSE_MS, Math.max(0, until - clock.monotonic())));
    }
    for (const { gate } of [...this.#calls.values()]) gate.push({ type: 'legClosed', by: 'lost' });
    this.#stopWheel();
  }

  /** Nothing happens to the call while it is written out; then whoever is asked next by its caller takes it. */
  async #handOver(id: CallId, live: LiveCall): Promise<boolean> {
    live.gate.hold();
    live.call.giveAway();
    live.performing.recorder.flush(true);
    const isGiven = await live.records.giveUp(WRITE_OUT_MS);
    // Not written, or lost or ended meanwhile: what happened is gone through now.
    if (!isGiven || this.#calls.get(id) !== live) {
      live.gate.open();
      return false;
    }
    this.hands.handedOver += 1;
    live.cut();
    live.line.detach()?.drop();
    return true;
  }

  #whenEmpty(limitMs: number): Promise<void> {
    if (this.#calls.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        cancel();
        this.#waiters.delete(done);
        resolve();
      };
      const cancel = this.#world.clock.after(limitMs, done);
      this.#waiters.add(done);
    });
  }

  #onLegEvent({ id, graceMs }: AnyCall, event: PartyEvent): void {
    const live = this.#calls.get(id);
    if (live === undefined) return;
    const { gate, line } = live;
    switch (event.type) {
      case 'digit':
        gate.push({ type: 'digit', key: event.key });
        return;
      case 'typed':
        gate.push({ type: 'typed', text: event.text });
        return;
      case 'reads':
        gate.push({ type: 'reads', isReading: event.isReading });
        return;
      case 'answered': {
        // Nobody but the author of a call that is tried may speak for another system.
        if (live.call.standing.requests !== 'asked') return;
        const { wait, outcome, status, body } = event;
        gate.push({ type: 'answer', answer: { type: 'requestFinished', wait, outcome, status, body, ms: 0 } });
        return;
      }
      case 'closed':
        line.detach();
        live.isLost = true;
        if (event.by === 'caller') gate.push({ type: 'legClosed', by: event.by });
        else live.cancelGrace = this.#world.clock.after(graceMs, () => gate.push({ type: 'legClosed', by: 'lost' }));
        return;
    }
  }

  #remove(id: CallId): void {
    this.#calls.get(id)?.cancelGrace();
    this.#calls.delete(id);
    if (this.#calls.size > 0) return;
    for (const waiter of [...this.#waiters]) waiter();
  }

  #turnWheel(): void {
    const now = this.#world.clock.now();
    for (const { call, gate } of [...this.#calls.values()]) {
      call.settle();
      if (!call.isExpectedIdle && now - call.lastInputAt > IDLE_LIMIT_MS) gate.push({ type: 'idleTooLong' });
    }
    this.#stopWheel = this.#world.clock.after(WHEEL_MS, () => this.#turnWheel());
  }
}
