import { EnergyGate, FRAME_BYTES } from '../../audio/energy-gate.ts';
import type { VoiceCheck, VoiceChecks } from '../../audio/voice-check.ts';

export interface OnsetWatchOptions {
  readonly checks: VoiceChecks;
  /** May the caller be speaking into the agent's words? Only then it matters. */
  isAgentSpeaking(): boolean;
  /** Somebody has begun to speak. Told once for each sound. */
  onVoice(): void;
}

/**
 * Notices that somebody begins to speak into the agent's words, sooner than a recogniser can: sound that stands out from the line, in
 * which a small neural network hears a voice. Costs next to nothing while the line is quiet or the agent is silent.
 */
export class OnsetWatch {
  readonly #options: OnsetWatchOptions;
  readonly #gate = new EnergyGate();
  /** Of the sound that is there now; null while none is looked at. */
  #check: VoiceCheck | null = null;
  #isVoice = false;
  #isTold = false;

  constructor(options: OnsetWatchOptions) {
    this.#options = options;
  }

  /** Is it being found out whether a sound is somebody? Then every frame counts. */
  get isWatching(): boolean {
    const { isLoud, isOpen } = this.#gate;
    return (isLoud || isOpen) && !this.#isTold && this.#options.isAgentSpeaking();
  }

  /** The caller's next sound, μ-law of any length. Gives back its mean level. */
  hear(audio: Uint8Array): number {
    for (let from = 0; from < audio.length; from += FRAME_BYTES) {
      this.#hearFrame(audio, from, Math.min(audio.length, from + FRAME_BYTES));
    }
    const levels = this.#gate.takeLevels();
    return audio.length === 0 ? 0 : levels / audio.length;
  }

  #hearFrame(audio: Uint8Array, from: number, to: number): void {
    this.#gate.hear(audio, from, to);
    const { isLoud, isOpen } = this.#gate;
    if (!isLoud && !isOpen) this.close();
    else if (isLoud && !this.#isTold && this.#options.isAgentSpeaking()) this.#look(audio.subarray(from, to));
    if (!isOpen || !this.#isVoice || this.#isTold) return;
    this.#isTold = true;
    this.#options.onVoice();
  }

  /** The sound is over, or the call. */
  close(): void {
    if (this.#check === null && !this.#isTold) return;
    this.#check?.close();
    this.#check = null;
    this.#isVoice = false;
    this.#isTold = false;
  }

  #look(audio: Uint8Array): void {
    this.#check ??= this.#options.checks.begin();
    this.#isVoice = this.#check.hear(audio) === 'voice';
  }
}
