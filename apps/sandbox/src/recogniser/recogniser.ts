/** One recognised word; times in seconds from the start of the recognised sound. */
export interface RecognisedWord {
  word: string;
  startS: number;
  endS: number;
  /** 0…1 */
  confidence: number;
}

/** What a recogniser makes of one stretch of sound. */
export interface Recognition {
  text: string;
  words: readonly RecognisedWord[];
}

/** One listener's recogniser: holds a decoder until it is released. */
export interface Recogniser {
  /** The phrases to expect from now on, besides the built-in values. */
  listenFor(phrases: readonly string[]): Promise<void>;
  /** Begins a stretch of sound; `onPartial` is called with the text so far whenever it changes. */
  start(onPartial: (text: string) => void): void;
  /** 8 kHz sound. The mu-law bytes are given too, because the fast stub reads its text from them. */
  write(sound: TelephoneSound): void;
  /** Ends the stretch. Empty text: nothing that could be understood. */
  finish(): Promise<Recognition>;
  release(): void;
}

/** The same 8 kHz sound in both forms. */
export interface TelephoneSound {
  muLaw: Uint8Array;
  pcm: Float32Array;
}

/** Hands out recognisers up to a limit. */
export interface RecogniserPool {
  /** undefined: every decoder is in use (the vendor answers 429 then). @param language BCP 47 */
  acquire(language: string): Promise<Recogniser | undefined>;
  close(): Promise<void>;
}

/** What a listener reports for speech that it heard but could not understand. */
export const UNCLEAR = 'unclear';
