// The loudspeaker: plays what the voice server sends and tells the page which marks were really heard.

import { PlayQueue } from './play-queue.js';

/** The meter moves 20 times a second. */
const LEVEL_EVERY_BLOCKS = 18;

class Playback extends AudioWorkletProcessor {
  #queue = new PlayQueue(sampleRate, (mark) => this.port.postMessage({ type: 'played', mark }));
  #blocks = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }) => {
      if (data.type === 'audio') this.#queue.push(data.bytes);
      else if (data.type === 'mark') this.#queue.mark(data.mark);
      else if (data.type === 'clear') this.#queue.clear();
    };
  }

  process(_inputs, [output]) {
    const [first, ...others] = output;
    if (first === undefined) return true;
    const level = this.#queue.fill(first);
    for (const channel of others) channel.set(first);
    this.#blocks += 1;
    if (this.#blocks % LEVEL_EVERY_BLOCKS === 0) this.port.postMessage({ type: 'level', level });
    return true;
  }
}

registerProcessor('aybiza-playback', Playback);
