import type { ProviderError } from '../provider-error.ts';

/** Turns a caller's audio into turns of text. One stream per call. */
export interface SpeechToText {
  /** Returns at once; the connection is made behind it and reported as `opened` or `failed`. */
  open(options: SttOptions): SttStream;
}

export interface SttOptions {
  encoding: 'mulaw' | 'linear16';
  sampleRateHz: number;
  /** BCP 47, such as `en-US`. */
  language: string;
  profile: TurnProfile;
  /** Words and phrases likely to be said now; an adapter may shorten the list to its vendor's limit. */
  keyterms: readonly string[];
  /** Aborting ends the stream at once: no event follows, `closed` included. */
  signal: AbortSignal;
  /** Called with one event at a time, never from inside `open`, `write`, `configure` or `close`. Must not throw. */
  onEvent(event: SttEvent): void;
  /** Told by whom, whenever somebody else than the first choice is used; of adapters that have somebody behind them. */
  onStandIn?: (vendor: string) => void;
}

/**
 * How patiently the end of the caller's turn is awaited: a "yes" is over sooner than a sentence, digits come in groups, and whoever tells
 * a story stops to think.
 */
export type TurnProfile = 'yesNo' | 'choice' | 'digits' | 'open' | 'story';

/** What the recogniser should expect from now on. */
export interface SttExpectation {
  profile: TurnProfile;
  keyterms: readonly string[];
}

export interface SttStream {
  /**
   * Takes a piece of audio of any length. Never blocks, never throws, is ignored after the end.
   * Before `opened` up to 5 s are kept; when more comes, the oldest is dropped and counted. The caller may use its memory again.
   */
  write(audio: Uint8Array): void;
  /** Changes what is expected, as soon as the vendor can take it; the latest wins. */
  configure(next: SttExpectation): void;
  /** Ends politely: what was said is still reported, then `closed`. Settles within 2 s, never rejects. */
  close(): Promise<void>;
  /** What goes to the vendor in one message just now, in ms: audio that comes in smaller pieces is only gathered. */
  readonly batchMs: number;
  /** Audio dropped because the connection could not take it, in ms. */
  readonly droppedMs: number;
}

/**
 * Order within a turn: `speechStarted`, then `interim`s, an `eagerEndOfTurn` perhaps followed by `turnResumed`, then
 * exactly one `final`; a turn cut off by `failed` has none. `failed` and `closed` are each the last event of a stream.
 * Every `text` is the whole turn so far, not a piece of it.
 */
export type SttEvent =
  | { type: 'opened' }
  /** Words were heard (never mere noise): the signal for barge-in. */
  | { type: 'speechStarted'; text: string }
  /** The same text again says that the recogniser still listens and has heard nothing new. */
  | { type: 'interim'; text: string }
  /** The turn is probably over: an answer may be prepared, but nothing may be done. Not every adapter sends it. */
  | { type: 'eagerEndOfTurn'; text: string }
  /** The caller went on after `eagerEndOfTurn`: throw the prepared answer away. */
  | { type: 'turnResumed' }
  | {
      type: 'final';
      text: string;
      /** 0–1, the recogniser's trust in the words. */
      confidence?: number;
      /**
       * Audio sent that the vendor had not listened to when it decided, in ms, by its own clock: what the way there and back and its
       * work took. The rest of the wait since the caller's last word was endpointing. Absent where the vendor does not say.
       */
      lagMs?: number;
    }
  | { type: 'failed'; error: ProviderError }
  | { type: 'closed' };
