import { encodeMuLaw } from '../audio/mu-law.ts';
import { toFloats } from '../audio/samples.ts';
import type { RecogniserPool } from './recogniser.ts';

/** Sound is given to the decoder in pieces of 100 ms. */
const PIECE_SAMPLES = 800;

/** Understands recorded speech that says one or more of some phrases. */
export interface PhraseRecogniser {
  /** @param samples 8 kHz; gives the recognised text, empty if nothing fits */
  recognise(samples: Int16Array, phrases: readonly string[]): Promise<string>;
}

/** A recogniser of recordings over the same decoders that serve live listeners. */
export function createPhraseRecogniser(pool: RecogniserPool): PhraseRecogniser {
  return {
    async recognise(samples, phrases) {
      const recogniser = await pool.acquire();
      if (recogniser === undefined) throw new Error('Every recogniser is in use; raise the limit or wait.');
      try {
        await recogniser.listenFor(phrases);
        recogniser.start(() => {});
        for (let at = 0; at < samples.length; at += PIECE_SAMPLES) {
          const piece = samples.slice(at, at + PIECE_SAMPLES);
          recogniser.write({ muLaw: encodeMuLaw(piece), pcm: toFloats(piece) });
        }
        return (await recogniser.finish()).text;
      } finally {
        recogniser.release();
      }
    },
  };
}
