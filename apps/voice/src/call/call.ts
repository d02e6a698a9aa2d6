import type { CallEvent, CallEventBody } from '@aybiza/call-log';
import { concealCard, concealInEntry, secretsGiven } from '@aybiza/dialogue';
import { errorMessage } from '@aybiza/foundation/errors';
import type { Statechart } from '@aybiza/statechart';
import type { CallInput, CallInputBody } from './call-input.ts';
import { type Asked, CardGuard, type GuardedInput } from './card-guard.ts';
import type { CallCommand } from './command.ts';
import { decide } from './decide/decide.ts';
import { endCall } from './decide/draft.ts';
import { attempted, follow, NEW_STANDING, type Standing, started, toLiveCall } from './decide/standing.ts';
import type { CallState, EndedCall } from './decide/state.ts';

/** Who is told what becomes of a call. Told, never asked: nothing here may make a turn wait. */
export interface CallObserver {
  /** New entries of the log, in order. */
  onEvents(events: readonly CallEvent[]): void;
  /** The call stands somewhere else now: worth storing. */
  onMoved(standing: Standing): void;
  /** Told once. */
  onEnded(end: EndedCall): void;
}

export interface CallOptions {
  readonly statechart: Statechart;
  readonly observer: CallObserver;
  /** Epoch ms. */
  now(): number;
  perform(command: CallCommand): void;
  /** Of a call that another process had: where it stands, and the number of its next log entry. */
  readonly from?: { readonly standing: Standing; readonly nextSeq: number } | undefined;
}

/** What waits to be decided can only grow while performing pushes; so much at once is a fault of ours. */
const MAX_INBOX = 10_000;

/** The third crash within this is the last. */
const MAX_CRASHES = 3;
const CRASHES_COUNT_FOR_MS = 30_000;
/** What a caller does or hears, and what is said of it by our own side: all of it is gone through again once the question is repeated. */
const CAN_BE_DROPPED: ReadonlySet<CallInput['type']> = new Set<CallInput['type']>([
  'digit',
  'typed',
  'voiceDetected',
  'speechStarted',
  'interim',
  'eagerEndOfTurn',
  'turnResumed',
  'final',
  'hearingLost',
  'heard',
  'voiced',
  'turnTimed',
  'operator',
]);

/** One call: an inbox, one decision at a time, and somebody who performs it. There is no other way to change a call. */
export class Call {
  readonly #options: CallOptions;
  readonly #inbox: CallInput[] = [];
  readonly #cards: CardGuard;
  /** Digits that were given in secret: they are in no entry of the log, whatever the flow makes of them. */
  #secrets: readonly string[] = [];
  #standing: Standing;
  #state: CallState;
  #draining = false;
  #seq: number;
  #lastInputAt: number;
  /** Epoch ms. */
  #crashedAt: number[] = [];

  constructor(options: CallOptions) {
    this.#options = options;
    const { observer } = options;
    this.#cards = new CardGuard((telling) => {
      if (telling.type === 'events') observer.onEvents(telling.events);
      else observer.onMoved(telling.standing);
    });
    this.#standing = options.from?.standing ?? NEW_STANDING;
    this.#state = toLiveCall(this.#standing);
    this.#noteSecrets();
    this.#seq = options.from?.nextSeq ?? 0;
    this.#lastInputAt = options.now();
  }

  get isEnded(): boolean {
    return this.#state.status === 'ended';
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** Nobody speaks and nothing is under way: a moment at which the call can be given to another process. */
  get isBetweenTurns(): boolean {
    if (this.#state.status !== 'live') return false;
    const { floor, away, listening, operator } = this.#state;
    const isQuiet = floor.speeches.length === 0 && !floor.callerSpeaks;
    const isAsked = operator === null && listening !== null && this.#standing.asked === null;
    return isQuiet && !away && isAsked && !this.#cards.isHolding;
  }

  /**
   * The caller talks to a person or to an operator, the flow waits for a time that it ends itself, or the author of a call that is only tried thinks of an
   * answer: that nothing happens is as it should be.
   */
  get isExpectedIdle(): boolean {
    if (this.#state.status !== 'live') return false;
    const { away, dialogue, operator } = this.#state;
    const { wait } = dialogue;
    const isWithAuthor = wait?.kind === 'request' && this.#standing.requests === 'asked';
    return away || operator !== null || isWithAuthor || wait?.kind === 'hold';
  }

  /** Epoch ms of the last thing that happened; a call to which nothing happens for long is stuck. */
  get lastInputAt(): number {
    return this.#lastInputAt;
  }

  push(body: CallInputBody): void {
    if (this.#inbox.length >= MAX_INBOX) return;
    this.#lastInputAt = this.#options.now();
    // In this order: what is added behind a copy gives each object a hidden class of its own, which slows down whoever reads it.
    this.#inbox.push({ at: this.#lastInputAt, ...body });
    // An input that comes while performing waits its turn.
    if (this.#draining) return;
    this.#draining = true;
    try {
      for (let next = this.#inbox.shift(); next !== undefined; next = this.#inbox.shift()) this.#handle(next);
    } finally {
      this.#draining = false;
    }
  }

  /** Tells what was held back and need not be any more. */
  settle(): void {
    this.#cards.settle(this.#options.now());
  }

  /**
   * The call goes to another process: everything that was held back is told. Whoever gives it away has survived it, so that it is no
   * call that kills its processes, however often it changed hands before: in an upgrade each of them gives it away once.
   */
  giveAway(): void {
    this.#cards.release();
    this.#standing = { ...this.#standing, takenAt: [] };
    this.#options.observer.onMoved(this.#standing);
  }

  /** Notes something that changes nothing for the conversation. */
  note(body: CallEventBody): void {
    if (body.type === 'callStarted') this.#standing = started(this.#standing, body);
    if (body.type === 'attempted') this.#standing = attempted(this.#standing, body.wait);
    this.#log([body], this.#options.now());
    // What cannot be taken back waits until this is written.
    if (body.type === 'attempted') this.#cards.release();
  }

  #handle(given: CallInput): void {
    if (this.#state.status === 'ended') return;
    const guarded = this.#cards.admit(given, askedIn(this.#state));
    const { input } = guarded;
    this.#guard(guarded);
    let isDecided = false;
    try {
      const { state, commands, log } = decide(this.#options.statechart, this.#state, input);
      isDecided = true;
      this.#take(state, commands, { log, at: input.at });
    } catch (error) {
      this.#recover(input, { isDecided, detail: errorMessage(error) });
    }
  }

  /** No card number stays, nor what was noted of its beginning; and it is not heard in the recording. */
  #guard({ input, found, sound }: GuardedInput): void {
    if (sound !== null) this.#options.perform(sound);
    if (found === null) return;
    this.#state = concealCard(this.#state, found);
    this.#standing = concealCard(this.#standing, found);
    this.#cards.conceal(found);
    this.#log([{ type: 'noted', code: 'CARD_NUMBER_CONCEALED', detail: '' }], input.at);
  }

  /**
   * Deciding or performing has thrown. What the caller did is as if it had not happened: they hear the question again, for another
   * answer may lead elsewhere. What would only be decided the same way again, and a call that breaks too often, goes to its fallback.
   */
  #recover(input: CallInput, { isDecided, detail }: { isDecided: boolean; detail: string }): void {
    const { at } = input;
    if (this.#state.status === 'ended') {
      this.#options.observer.onEnded(this.#state);
      return;
    }
    this.#crashedAt = [...this.#crashedAt.filter((before) => at - before < CRASHES_COUNT_FOR_MS), at];
    if (input.type === 'beyondRepair' || input.type === 'legClosed' || this.#crashedAt.length > MAX_CRASHES) {
      this.#fail(detail, at);
      return;
    }
    const isHopeless = this.#crashedAt.length === MAX_CRASHES || !(isDecided || CAN_BE_DROPPED.has(input.type));
    this.#log([{ type: 'noted', code: 'CRASHED', detail }], at);
    // Whoever talks to somebody else is not asked anything.
    if (this.#state.away && !isHopeless) return;
    this.#handle(
      isHopeless
        ? { type: 'beyondRepair', code: 'CRASHED_TOO_OFTEN', detail, at }
        : { type: 'returned', standing: this.#standing, at },
    );
  }

  #take(
    state: CallState,
    commands: readonly CallCommand[],
    { log, at }: { log: readonly CallEventBody[]; at: number },
  ): void {
    const isSecret = isSecretEntry(this.#state) || isSecretEntry(state);
    const isAnswered = takesNumbers(this.#state) && log.some(({ type }) => type === 'moved');
    this.#state = state;
    this.#standing = follow(this.#standing, { state, commands, log, at });
    this.#noteSecrets();
    const isConcealed = this.#log(log, at);
    if (isSecret || isConcealed || log.some(({ type }) => type === 'moved' || type === 'taken'))
      this.#cards.tell({ type: 'moved', standing: this.#standing }, at);
    if (isAnswered) {
      const sound = this.#cards.taken(askedIn(state), at);
      if (sound !== null) this.#options.perform(sound);
    }
    for (const command of commands) this.#options.perform(command);
    if (state.status !== 'ended') return;
    this.#cards.release();
    this.#options.observer.onEnded(state);
  }

  /** Nothing helps: this call ends, with the line's words, and no other. */
  #fail(detail: string, at: number): void {
    const draft = { statechart: this.#options.statechart, call: this.#state, commands: [], log: [] };
    endCall(draft, { outcome: 'failed', reason: 'failed', apologise: true });
    const log: CallEventBody[] = [{ type: 'noted', code: 'CALL_FAILED', detail }, ...draft.log];
    try {
      this.#take(draft.call, draft.commands, { log, at });
    } catch {
      // Not even the line could be closed; whoever keeps the call is told all the same.
      if (this.#state.status === 'ended') this.#options.observer.onEnded(this.#state);
    }
  }

  /** Gives back whether something in it was made unreadable: going through the log again may then not lead here. */
  #log(bodies: readonly CallEventBody[], at: number): boolean {
    if (bodies.length === 0) return false;
    const kept = this.#secrets.length === 0 ? bodies : bodies.map((body) => concealInEntry(body, this.#secrets));
    const events = kept.map((body): CallEvent => ({ seq: this.#seq++, at, ...body }));
    this.#cards.tell({ type: 'events', events }, at);
    return kept.some((body, index) => body !== bodies[index]);
  }

  /** One that the flow has forgotten may still be said, sent or answered with. */
  #noteSecrets(): void {
    const given = secretsGiven(this.#options.statechart, this.#state.dialogue);
    if (given.length > 0) this.#secrets = [...new Set([...this.#secrets, ...given])];
  }
}

/** Whether the flow has asked for what consists of digits. */
function takesNumbers({ dialogue: { wait } }: CallState): boolean {
  return wait?.kind === 'keypad' || wait?.kind === 'collect';
}

function askedIn(state: CallState): Asked {
  if (isSecretEntry(state)) return 'secret';
  return state.dialogue.wait?.kind === 'keypad' ? 'keys' : 'other';
}

/** The log keeps no keys of a masked entry, so they cannot be stepped through again: each is worth storing. */
function isSecretEntry({ dialogue: { wait } }: CallState): boolean {
  return wait?.kind === 'keypad' && wait.ask.masked;
}
