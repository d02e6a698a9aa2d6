import type { TurnProfile } from '../port.ts';

/** How Flux decides that a turn is over. */
export interface FluxThresholds {
  /** Confidence that ends the turn, 0.5–1. */
  eotThreshold: number;
  /** Confidence at which an answer may be prepared, 0.3–0.9, not above `eotThreshold`. */
  eagerEotThreshold: number;
  /** Silence that ends the turn regardless, in ms. */
  eotTimeoutMs: number;
}

/**
 * A short answer is trusted early. Digits come in groups with pauses that sound like an end, so they need more
 * confidence and, in doubt, more silence; so do people who tell what happened, and stop to think.
 */
export const FLUX_THRESHOLDS: Readonly<Record<TurnProfile, FluxThresholds>> = {
  yesNo: { eotThreshold: 0.6, eagerEotThreshold: 0.4, eotTimeoutMs: 2000 },
  choice: { eotThreshold: 0.7, eagerEotThreshold: 0.4, eotTimeoutMs: 3000 },
  digits: { eotThreshold: 0.85, eagerEotThreshold: 0.6, eotTimeoutMs: 4000 },
  open: { eotThreshold: 0.7, eagerEotThreshold: 0.4, eotTimeoutMs: 5000 },
  story: { eotThreshold: 0.85, eagerEotThreshold: 0.6, eotTimeoutMs: 7000 },
};

/** How Nova decides that a turn is over: by silence alone. */
export interface NovaThresholds {
  /** Silence after which a piece counts as the end of speech, in ms. */
  endpointingMs: number;
  /** Silence between words that ends a turn even through noise, in ms; the vendor's minimum is 1000. */
  utteranceEndMs: number;
}

/** Nova cannot change these while a stream is open: the profile given at `open` holds for the whole call. */
export const NOVA_THRESHOLDS: Readonly<Record<TurnProfile, NovaThresholds>> = {
  yesNo: { endpointingMs: 200, utteranceEndMs: 1000 },
  choice: { endpointingMs: 300, utteranceEndMs: 1000 },
  digits: { endpointingMs: 800, utteranceEndMs: 2000 },
  open: { endpointingMs: 400, utteranceEndMs: 1500 },
  story: { endpointingMs: 1000, utteranceEndMs: 2500 },
};
