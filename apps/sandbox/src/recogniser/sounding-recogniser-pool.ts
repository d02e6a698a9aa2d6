import { concatBytes } from '../audio/samples.ts';
import { fromSoundingText } from '../audio/sounding-text.ts';
import type { Recogniser, RecogniserPool } from './recogniser.ts';

/** A longer utterance than this is cut: nothing in a load test speaks for a minute. */
const MOST_BYTES = 60 * 8000;

/** Recognisers for load tests: no model, they read the text that a fast caller wrote into its sound. */
export function createSoundingRecogniserPool(): RecogniserPool {
  return { acquire: async () => createRecogniser(), close: async () => {} };
}

function createRecogniser(): Recogniser {
  let heard: Uint8Array[] = [];
  let bytes = 0;
  let notify: (text: string) => void = () => {};
  let partialSent = false;
  const read = () => fromSoundingText(concatBytes(heard)).join(' ');
  return {
    async listenFor() {},
    start(onPartial) {
      heard = [];
      bytes = 0;
      partialSent = false;
      notify = onPartial;
    },
    write({ muLaw }) {
      if (bytes >= MOST_BYTES) return;
      heard.push(muLaw);
      bytes += muLaw.length;
      if (partialSent) return;
      const text = read();
      if (text === '') return;
      partialSent = true;
      notify(text);
    },
    async finish() {
      const text = read();
      const seconds = bytes / 8000;
      const words = text.split(' ').filter((word) => word !== '');
      return {
        text,
        words: words.map((word, index) => ({
          word,
          startS: (seconds * index) / words.length,
          endS: (seconds * (index + 1)) / words.length,
          confidence: 0.99,
        })),
      };
    },
    release() {},
  };
}
