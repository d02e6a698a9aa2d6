/** The vendor's side of a streaming port, and the adapter's clock, in a test's hands. */
export interface VendorInHand {
  /** What happens to the connections that are made from now on: an answer that it cannot be served now, or none at all. */
  refuse(how: 'unavailable' | 'unanswered'): void;
  /** The open connection breaks. */
  cut(): Promise<void>;
  /** Lets so much time pass for the adapter. */
  advance(ms: number): void;
  dispose(): Promise<void>;
}

/** No adapter of speech may keep a caller waiting for longer before it says that something is wrong. */
export const LONGEST_SILENCE_MS = 2000;
