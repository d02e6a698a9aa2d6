import type { Result } from '@aws-sdk/client-transcribe-streaming';
import type { Clock } from '@aybiza/foundation/clock';
import type { SttEvent, TurnProfile } from '../port.ts';
import { type RecognisedWords, turnEvidence } from '../turn-evidence.ts';
import { TURN_PAUSES } from './turn-pauses.ts';

/** No new words for so long, with a turn open: noise hides the silence from the service's pause detection. */
const QUIET_MS = 2500;

/** Words, and where the last of them ended in seconds of audio. */
interface TimedWords extends RecognisedWords {
  end: number | undefined;
}

export interface TurnsLink {
  clock: Clock;
  emit(event: SttEvent): void;
  /** Audio sent so far, in ms, on the time line of the results. */
  sentMs(): number;
}

/** What was made of a result when a turn ended over it: the result may go on, with the same words at its beginning. */
interface Consumed {
  id: string;
  words: number;
}

/**
 * The service transcribes segments and knows no turns: final segments are joined until the caller has paused for as
 * long as what was asked for allows.
 */
export class TranscribeTurns {
  readonly #link: TurnsLink;
  #pauseMs: number;
  #pieces: string[] = [];
  #evidence: TimedWords[] = [];
  #partial = { id: '', text: '' };
  /** The open turn's text as last reported; undefined between turns. */
  #turnText: string | undefined;
  #consumed: Consumed = { id: '', words: 0 };
  #isOver = false;
  #cancelPause: () => void = () => {};

  constructor(link: TurnsLink, profile: TurnProfile) {
    this.#link = link;
    this.#pauseMs = TURN_PAUSES[profile];
  }

  /** Holds from the next result on. */
  configure(profile: TurnProfile): void {
    this.#pauseMs = TURN_PAUSES[profile];
  }

  receive(results: readonly Result[]): void {
    const hasWords = results.map((result) => this.#take(result)).includes(true);
    if (!hasWords) return;
    this.#report();
    // Whoever was told of the words just now may have ended the stream.
    if (!this.#isOver) this.#awaitPause();
  }

  /** The stream ended in order: what was heard so far is the turn. */
  finish(): void {
    this.#endTurn();
  }

  /** Stops the timer; the last call. */
  stop(): void {
    this.#isOver = true;
    this.#cancelPause();
  }

  /** Keeps a result; says whether it holds words that are no part of an earlier turn. */
  #take({ ResultId: id = '', IsPartial: isPartial = false, Alternatives = [], EndTime: end }: Result): boolean {
    const [best] = Alternatives;
    const spoken = toWords(best?.Transcript);
    const text = (id === this.#consumed.id ? spoken.slice(this.#consumed.words) : spoken).join(' ');
    if (text === '') return false;
    this.#partial = { id: isPartial ? id : '', text: isPartial ? text : '' };
    if (isPartial) return true;
    this.#pieces.push(text);
    const confidences = (best?.Items ?? []).flatMap(({ Confidence }) => Confidence ?? []);
    this.#evidence.push(
      ...confidences.map((confidence) => ({ confidence, end })),
      ...(confidences.length === 0 ? [{ confidence: undefined, end }] : []),
    );
    return true;
  }

  #report(): void {
    const text = this.#textSoFar();
    if (this.#turnText === undefined) this.#link.emit({ type: 'speechStarted', text });
    else this.#link.emit({ type: 'interim', text });
    this.#turnText = text;
  }

  #awaitPause(): void {
    this.#cancelPause();
    const remainingMs = this.#partial.text === '' ? this.#pauseMs - this.#silentMs() : QUIET_MS;
    if (remainingMs <= 0) this.#endTurn();
    else this.#cancelPause = this.#link.clock.after(remainingMs, () => this.#endTurn());
  }

  /** Sound sent since the last word's end. */
  #silentMs(): number {
    const end = this.#evidence.at(-1)?.end;
    return end === undefined ? 0 : Math.max(0, this.#link.sentMs() - end * 1000);
  }

  /** It decides nothing: as soon as a pause is as long as is waited for, the turn is over, and what comes later than that is late. */
  #listened(): { until: number | undefined; sentMs: number } {
    const end = this.#evidence.at(-1)?.end;
    return { until: end === undefined ? undefined : end + this.#pauseMs / 1000, sentMs: this.#link.sentMs() };
  }

  #endTurn(): void {
    this.#cancelPause();
    if (this.#turnText === undefined) return;
    const text = this.#textSoFar();
    // Of a segment that is not final, neither is sure.
    const evidence = this.#partial.text === '' ? turnEvidence(this.#evidence, this.#listened()) : {};
    if (this.#partial.id !== '') this.#consume(this.#partial);
    this.#turnText = undefined;
    this.#pieces = [];
    this.#evidence = [];
    this.#partial = { id: '', text: '' };
    this.#link.emit({ type: 'final', text, ...evidence });
  }

  #consume({ id, text }: { id: string; text: string }): void {
    const before = id === this.#consumed.id ? this.#consumed.words : 0;
    this.#consumed = { id, words: before + toWords(text).length };
  }

  #textSoFar(): string {
    return [...this.#pieces, this.#partial.text].filter((piece) => piece !== '').join(' ');
  }
}

function toWords(text = ''): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
