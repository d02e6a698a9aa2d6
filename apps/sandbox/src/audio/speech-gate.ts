import { FRAME_MS } from './telephone.ts';

/** Loudness (RMS, 0…1) below which nothing counts as speech, however quiet the line is. */
const QUIETEST_SPEECH = 0.006;
/** How much louder than the line's noise speech must be. */
const ABOVE_NOISE = 3;
/** The noise estimate follows quieter frames at once and louder ones slowly, so that speech does not raise it. */
const NOISE_RISE = 1.01;
/** Speech starts after this many loud frames in a row: shorter clicks do not open a turn. */
const OPENING_FRAMES = 3;

/** What the gate says about one frame. */
export interface GateState {
  /** Speech was heard and not yet followed by the silence that the listener waits for. */
  speaking: boolean;
  /** This frame opened the speech. */
  opened: boolean;
  /** Milliseconds since the last loud frame; 0 while loud. */
  silenceMs: number;
}

/** Says when somebody speaks, by loudness alone. The listener closes it when it has waited long enough. */
export class SpeechGate {
  #noise = QUIETEST_SPEECH / ABOVE_NOISE;
  #loudFrames = 0;
  #speaking = false;
  #silenceMs = 0;

  /** @param frameLoudness RMS of the next 20 ms, 0…1 */
  push(frameLoudness: number): GateState {
    this.#noise = Math.min(Math.max(frameLoudness, 1e-4), this.#noise * NOISE_RISE);
    const loud = frameLoudness > Math.max(QUIETEST_SPEECH, this.#noise * ABOVE_NOISE);
    this.#loudFrames = loud ? this.#loudFrames + 1 : 0;
    this.#silenceMs = loud ? 0 : this.#silenceMs + FRAME_MS;
    const opened = !this.#speaking && this.#loudFrames >= OPENING_FRAMES;
    if (opened) this.#speaking = true;
    return { speaking: this.#speaking, opened, silenceMs: this.#silenceMs };
  }

  /** The listener has taken the utterance; the next loud frames open another. */
  close(): void {
    this.#speaking = false;
    this.#loudFrames = 0;
  }
}
