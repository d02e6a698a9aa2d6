// The microphone: mono, 8 kHz, μ-law, in frames of 20 ms. Each frame goes to the page with its level.

import { Downsampler } from './downsampler.js';
import { encodeMuLaw } from './mu-law.js';

const FRAME_LENGTH = 160;

class Capture extends AudioWorkletProcessor {
  #downsampler = new Downsampler(sampleRate);
  #frame = new Uint8Array(FRAME_LENGTH);
  #filled = 0;
  #energy = 0;

  process([input]) {
    const [mono] = input;
    if (mono !== undefined) this.#downsampler.push(mono, (sample) => this.#take(sample));
    return true;
  }

  #take(sample) {
    this.#frame[this.#filled] = encodeMuLaw(sample);
    this.#energy += sample * sample;
    this.#filled += 1;
    if (this.#filled < FRAME_LENGTH) return;
    const level = Math.sqrt(this.#energy / FRAME_LENGTH);
    this.port.postMessage({ type: 'frame', frame: this.#frame, level }, [this.#frame.buffer]);
    this.#frame = new Uint8Array(FRAME_LENGTH);
    this.#filled = 0;
    this.#energy = 0;
  }
}

registerProcessor('aybiza-capture', Capture);
