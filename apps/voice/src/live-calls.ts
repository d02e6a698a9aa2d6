import type { CallEvent, CallEventBody } from '@aybiza/call-log';
import type { Dialogue } from '@aybiza/dialogue';
import { errorMessage } from '@aybiza/foundation/errors';
import type { CallId, SignalId } from '@aybiza/foundation/ids';
import type { Statechart } from '@aybiza/statechart';
import { Call } from './call/call.ts';
import type { CallInputBody } from './call/call-input.ts';
import type { CallRecords, CallWorld } from './call/call-world.ts';
import type { EndedCall } from './call/decide/state.ts';
import { Line } from './call/line.ts';
import { createPerformer } from './call/perform/index.ts';
import type { Performing } from './call/perform/performing.ts';
import { createRecorder } from './call/perform/recorder.ts';
import type { SignalWatch } from './call/perform/signals.ts';
import { createTurnClock } from './call/perform/turn-clock.ts';
import type { Leg, PartyEvent } from './media/leg.ts';

/** Everything about one call is looked at this often: no call has a timer of its own for being stuck. */
const WHEEL_MS = 1_000;
/** Longer than the longest prompt and the longest wait for words. */
const IDLE_LIMIT_MS = 90_000;
/** A phone that lost its stream is asked for again at once; a browser does not come back. */
const LOST_LEG_GRACE_MS = 4_000;

/** Vendors are given so long to close their sockets properly; then they are cut. Longer than the providers' own 2 s. */
const POLITE_CLOSE_MS = 3_000;

export interface CallTelling {
  onEvents(events: readonly CallEvent[]): void;
  onMoved(dialogue: Dialogue, seq: number): void;
  onEnded(end: EndedCall): void;
}

export interface NewCall {
  readonly id: CallId;
  readonly statechart: Statechart;
  readonly leg: Leg;
  /** What the call brings into the flow's variables. */
  readonly values: Readonly<Record<string, string>>;
  /** The first entry of its log. */
  readonly opening: CallEventBody;
  readonly records: CallRecords;
  readonly telling: CallTelling;
  /** Does the caller come back by itself when the leg is lost? */
  readonly returns: boolean;
}

interface LiveCall {
  readonly call: Call;
  readonly line: Line;
  readonly signals: SignalWatch;
  cancelGrace: () => void;
}

export interface LiveCallsOptions {
  readonly world: CallWorld;
  /** More calls than this are refused before anybody hears a difference. */
  readonly maxCalls: number;
}

/** Who is on the line in this process. */
export class LiveCalls {
  readonly #world: CallWorld;
  readonly #maxCalls: number;
  readonly #calls = new Map<CallId, LiveCall>();
  readonly #waiters = new Set<() => void>();
  #stopWheel: () => void;
  #isDraining = false;

  constructor({ world, maxCalls }: LiveCallsOptions) {
    this.#world = world;
    this.#maxCalls = maxCalls;
    this.#stopWheel = world.clock.after(WHEEL_MS, () => this.#turnWheel());
  }

  get count(): number {
    return this.#calls.size;
  }

  /** May another call come in? */
  get hasRoom(): boolean {
    return !this.#isDraining && this.#calls.size < this.#maxCalls;
  }

  start(options: NewCall): void {
    const world = this.#world;
    world.studio.prepare(options.statechart);
    const ending = new AbortController();
    const push = (input: CallInputBody) => call.push(input);
    const run = (work: Promise<void>, what: string) => {
      work.catch((error: unknown) => {
        world.logger.error({ callId: options.id, what, personal: errorMessage(error) }, 'work of a call failed');
        push({ type: 'broke', code: 'WORK_FAILED', detail: what });
      });
    };
    const line = new Line({
      onAudio: (audio) => performer.ear.hear(audio),
      onEvent: (event) => this.#onLegEvent(options, event),
    });
    const performing: Performing = {
      world,
      records: options.records,
      settings: options.statechart.settings,
      line,
      recorder: createRecorder({
        clock: world.clock,
        recordsFromStart: options.statechart.settings.recordsFromStart,
        saveSegment: (segment) => options.records.saveSegment(segment),
      }),
      turnClock: createTurnClock(world.clock),
      signal: ending.signal,
      push,
      run,
    };
    const performer = createPerformer(performing);
    let seq = 0;
    const call = new Call({
      statechart: options.statechart,
      now: () => world.clock.now(),
      perform: (command) => performer.perform(command),
      observer: {
        onEvents: (events) => {
          seq = events.at(-1)?.seq ?? seq;
          options.telling.onEvents(events);
        },
        onMoved: (dialogue) => options.telling.onMoved(dialogue, seq),
        onEnded: (end) => {
          performer.close();
          this.#remove(options.id);
          options.telling.onEnded(end);
          // Closing politely needs the connections a moment longer.
          world.clock.after(POLITE_CLOSE_MS, () => ending.abort());
        },
      },
    });
    this.#calls.set(options.id, { call, line, signals: performer.signals, cancelGrace: () => undefined });
    call.note(options.opening);
    line.attach(options.leg);
    call.push({ type: 'answered', values: options.values });
  }

  /** The caller is back on another leg: after a transfer that failed, or a stream that broke. False when the call is gone. */
  reattach(id: CallId, leg: Leg): boolean {
    const live = this.#calls.get(id);
    if (live === undefined) return false;
    live.cancelGrace();
    live.line.attach(leg);
    return true;
  }

  /** The line went down, and nobody will come back on it. */
  lineGone(id: CallId): void {
    this.#calls.get(id)?.call.push({ type: 'legClosed', by: 'caller' });
  }

  /** Another system sent a signal to a call: whether the call has used it. Undefined when the call is not in this process. */
  signalSent(id: CallId, signal: SignalId): Promise<boolean> | undefined {
    return this.#calls.get(id)?.signals.announced(signal);
  }

  isLive(id: CallId): boolean {
    return this.#calls.has(id);
  }

  /** Takes no new calls and waits for those under way, at most so long; whoever is left then is told goodbye. */
  async drain(limitMs: number): Promise<void> {
    this.#isDraining = true;
    if (this.#calls.size > 0) {
      await new Promise<void>((resolve) => {
        const cancel = this.#world.clock.after(limitMs, resolve);
        this.#waiters.add(() => {
          cancel();
          resolve();
        });
      });
    }
    for (const { call } of [...this.#calls.values()]) call.push({ type: 'legClosed', by: 'lost' });
    this.#stopWheel();
  }

  #onLegEvent({ id, returns }: NewCall, event: PartyEvent): void {
    const live = this.#calls.get(id);
    if (live === undefined) return;
    switch (event.type) {
      case 'digit':
        live.call.push({ type: 'digit', key: event.key });
        return;
      case 'typed':
        live.call.push({ type: 'typed', text: event.text });
        return;
      case 'closed':
        live.line.detach();
        if (event.by === 'caller' || !returns) live.call.push({ type: 'legClosed', by: event.by });
        else
          live.cancelGrace = this.#world.clock.after(LOST_LEG_GRACE_MS, () =>
            live.call.push({ type: 'legClosed', by: 'lost' }),
          );
        return;
    }
  }

  #remove(id: CallId): void {
    this.#calls.get(id)?.cancelGrace();
    this.#calls.delete(id);
    if (this.#calls.size > 0) return;
    for (const waiter of this.#waiters) waiter();
    this.#waiters.clear();
  }

  #turnWheel(): void {
    const now = this.#world.clock.now();
    for (const { call } of [...this.#calls.values()]) {
      if (!call.isExpectedIdle && now - call.lastInputAt > IDLE_LIMIT_MS) call.push({ type: 'idleTooLong' });
    }
    this.#stopWheel = this.#world.clock.after(WHEEL_MS, () => this.#turnWheel());
  }
}
