import type { CallEvent } from '@aybiza/call-log';
import {
  type CardFound,
  type CardWatch,
  concealCard,
  hearKey,
  hearText,
  isSuspicious,
  mayGoOnLater,
  NEW_CARD_WATCH,
} from '@aybiza/dialogue';
import type { CallInput } from './call-input.ts';
import type { CallCommand } from './command.ts';
import type { Standing } from './decide/standing.ts';

/** What is noted of digits that may be the beginning of a card number waits so long for the rest of it. */
const HOLD_MS = 6_000;
/** The same for whole groups of one: after words, and while keys are asked for again. Long enough for an answer or a prompt. */
const HOLD_BETWEEN_GROUPS_MS = 20_000;
/** Whoever says or presses digits without an end is dictating something else: nothing waits longer than this. */
const LONGEST_HOLD_MS = 60_000;
/** Words come so long after they were said, at most; and a tone before its key. Recognisers take a second or so, and more on a machine that is busy. */
export const HEARING_LAG_MS = 3_000;

/** What is to be told to those who keep the call. */
export type Telling =
  | { readonly type: 'events'; readonly events: readonly CallEvent[] }
  | { readonly type: 'moved'; readonly standing: Standing };

/** What the flow waits for: something in secret, keys of any number, or anything else. */
export type Asked = 'secret' | 'keys' | 'other';

export interface GuardedInput {
  readonly input: CallInput;
  /** A card number is complete: what came of it before is to be made unreadable everywhere. */
  readonly found: CardFound | null;
  /** What the recording has to do about it. */
  readonly sound: Extract<CallCommand, { type: 'holdSound' | 'concealSound' }> | null;
}

/**
 * Stands at both ends of a call: no card number that was not asked for in secret comes in, and what may be the beginning of one goes
 * out to nobody before that is clear. What it remembers is in memory only.
 */
export class CardGuard {
  readonly #tell: (telling: Telling) => void;
  #watch: CardWatch = NEW_CARD_WATCH;
  #held: Telling[] = [];
  #holdUntil = Number.NEGATIVE_INFINITY;
  /** When the caller began to speak, epoch ms; null while they are silent. */
  #turnAt: number | null = null;
  /** When the digits began that may go on. */
  #digitsAt = 0;
  #lastDigitAt = Number.NEGATIVE_INFINITY;
  #asksForKeys = false;

  constructor(tell: (telling: Telling) => void) {
    this.#tell = tell;
  }

  get isHolding(): boolean {
    return this.#held.length > 0;
  }

  /** An input as it may come in. What is asked for in secret is the flow's own business, and not remembered. */
  admit(input: CallInput, asked: Asked): GuardedInput {
    const untouched = { input, found: null, sound: null };
    if (asked === 'secret') return untouched;
    this.#asksForKeys = asked === 'keys';
    switch (input.type) {
      case 'digit': {
        const { watch, key, found } = hearKey(this.#watch, input.key, input.at);
        if (watch === this.#watch) return untouched;
        this.#watch = watch;
        this.#noteDigits(input.at - HEARING_LAG_MS, input.at);
        return { input: { ...input, key }, found, sound: this.#sound(key !== input.key, input.at) };
      }
      case 'speechStarted':
      case 'interim':
      case 'eagerEndOfTurn':
        this.#turnAt ??= input.at - HEARING_LAG_MS;
        return { ...this.#admitText(input, false), found: null };
      case 'final':
      case 'typed': {
        const admitted = this.#admitText(input, true);
        this.#turnAt = null;
        return admitted;
      }
      default:
        return untouched;
    }
  }

  #admitText<Input extends Extract<CallInput, { text: string }>>(input: Input, isWhole: boolean): GuardedInput {
    const { watch, text, found } = hearText(this.#watch, input.text, input.at);
    const hasDigits = watch !== this.#watch || text !== input.text;
    if (isWhole) this.#watch = watch;
    if (hasDigits) this.#noteDigits(this.#turnAt ?? input.at - HEARING_LAG_MS, input.at);
    return {
      input: text === input.text ? input : { ...input, text },
      found,
      sound: hasDigits ? this.#sound(text !== input.text, input.at) : null,
    };
  }

  #noteDigits(beganAt: number, at: number): void {
    if (at - this.#lastDigitAt > HOLD_MS && at >= this.#holdUntil) this.#digitsAt = beganAt;
    this.#lastDigitAt = at;
    if (isSuspicious(this.#watch, this.#asksForKeys))
      this.#holdUntil = Math.min(at + this.#holdMs(), this.#digitsAt + LONGEST_HOLD_MS);
  }

  #holdMs(): number {
    return mayGoOnLater(this.#watch) ? HOLD_BETWEEN_GROUPS_MS : HOLD_MS;
  }

  #sound(isConcealed: boolean, at: number): GuardedInput['sound'] {
    return isConcealed
      ? { type: 'concealSound', sinceMs: at - this.#digitsAt, sides: 'caller' }
      : { type: 'holdSound', forMs: this.#holdMs() };
  }

  /** A number is complete: what is held is made unreadable, and told. */
  conceal(found: CardFound): void {
    this.#held = this.#held.map((telling) => concealCard(concealKeys(telling), found));
    // What comes next is another number, and may wait as long as this one.
    this.#lastDigitAt = Number.NEGATIVE_INFINITY;
    this.release();
  }

  /** Tells those who keep the call, or holds it until it is clear what the digits before it were. */
  tell(telling: Telling, at: number): void {
    this.#held.push(telling);
    this.settle(at);
  }

  /** Tells what has been held for long enough. */
  settle(at: number): void {
    if (at >= this.#holdUntil) this.release();
  }

  /** Tells everything: it is no card number, or may not wait. */
  release(): void {
    this.#holdUntil = Number.NEGATIVE_INFINITY;
    const held = this.#held;
    this.#held = [];
    for (const telling of held) this.#tell(telling);
  }

  /**
   * The flow has taken what was said for what it had asked for: it goes on in nothing else. Keys may go on, if it asks for keys again.
   * Gives back what the recording has to do about it.
   */
  taken(next: Asked, at: number): GuardedInput['sound'] {
    this.#watch = { ...this.#watch, parts: [] };
    if (next !== 'keys' || !isSuspicious(this.#watch, false)) {
      this.release();
      return null;
    }
    this.#holdUntil = Math.min(at + HOLD_BETWEEN_GROUPS_MS, this.#digitsAt + LONGEST_HOLD_MS);
    return { type: 'holdSound', forMs: Math.max(0, this.#holdUntil - at) };
  }
}

/** Keys are noted one by one: in what is held, each that is a digit is one of the number. */
function concealKeys(telling: Telling): Telling {
  if (telling.type === 'moved') return telling;
  return {
    type: 'events',
    events: telling.events.map((event) =>
      event.type === 'callerPressed' && /\d/.test(event.key) ? { ...event, key: '•' } : event,
    ),
  };
}
