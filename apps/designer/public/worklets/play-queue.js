// What waits to be heard: μ-law bytes at 8 kHz in a ring, and marks at places in it.

import { decodeMuLaw } from './mu-law.js';

const RATE_HZ = 8_000;
/** Two minutes: longer than anything an agent says in one breath. What does not fit is dropped at its end. */
const CAPACITY = 120 * RATE_HZ;
const MOST_MARKS = 1_000;

export class PlayQueue {
  #ring = new Uint8Array(CAPACITY);
  #written = 0;
  #read = 0;
  #marks = [];
  #step;
  #onPlayed;

  /** `onPlayed(mark)` is called when the sound before a mark has been read to its end. */
  constructor(rateHz, onPlayed) {
    this.#step = RATE_HZ / rateHz;
    this.#onPlayed = onPlayed;
  }

  push(bytes) {
    const room = Math.max(0, Math.floor(CAPACITY - (this.#written - this.#read)));
    for (const byte of bytes.subarray(0, room)) {
      this.#ring[this.#written % CAPACITY] = byte;
      this.#written += 1;
    }
  }

  mark(name) {
    if (this.#marks.length < MOST_MARKS) this.#marks.push({ name, at: this.#written });
    this.#reportMarks();
  }

  /** Throws away what was not heard, and its marks: about them it stays silent. */
  clear() {
    this.#read = this.#written;
    this.#marks = [];
  }

  /** Fills a block at the rate of the sound card, in between the samples of the ring; silence where there is nothing. Gives its level. */
  fill(output) {
    let energy = 0;
    for (let index = 0; index < output.length; index += 1) {
      const sample = this.#next();
      output[index] = sample;
      energy += sample * sample;
    }
    this.#reportMarks();
    return Math.sqrt(energy / output.length);
  }

  #next() {
    if (this.#read >= this.#written) return 0;
    const whole = Math.floor(this.#read);
    const left = decodeMuLaw(this.#ring[whole % CAPACITY]);
    const right = whole + 1 < this.#written ? decodeMuLaw(this.#ring[(whole + 1) % CAPACITY]) : left;
    const sample = left + (right - left) * (this.#read - whole);
    this.#read = Math.min(this.#written, this.#read + this.#step);
    return sample;
  }

  #reportMarks() {
    while (this.#marks.length > 0 && this.#marks[0].at <= this.#read) this.#onPlayed(this.#marks.shift().name);
  }
}
