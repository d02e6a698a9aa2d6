import { encodeMuLaw } from '../audio/mu-law.ts';
import { toFloats } from '../audio/samples.ts';
import type { RecogniserPool } from './recogniser.ts';

/** Silence around a recording: the decoder must see where speech begins and ends. */
const LEAD_SAMPLES = 800;
const TRAIL_SAMPLES = 1200;
/** Sound is given to the decoder in pieces of 100 ms. */
const PIECE_SAMPLES = 800;

/** Understands recorded speech that says one or more of some phrases. */
export interface PhraseRecogniser {
  /** @param samples 8 kHz. @param language BCP 47, English by default. Gives the recognised text, empty if nothing fits. */
  recognise(samples: Int16Array, phrases: readonly string[], language?: string): Promise<string>;
}

/** A recogniser of recordings over the same decoders that serve live listeners. */
export function createPhraseRecogniser(pool: RecogniserPool): PhraseRecogniser {
  return {
    async recognise(samples, phrases, language = 'en') {
      const recogniser = await pool.acquire(language);
      if (recogniser === undefined) throw new Error('Every recogniser is in use; raise the limit or wait.');
      try {
        await recogniser.listenFor(phrases);
        recogniser.start(() => {});
        const framed = new Int16Array(LEAD_SAMPLES + samples.length + TRAIL_SAMPLES);
        framed.set(samples, LEAD_SAMPLES);
        for (let at = 0; at < framed.length; at += PIECE_SAMPLES) {
          const piece = framed.slice(at, at + PIECE_SAMPLES);
          recogniser.write({ muLaw: encodeMuLaw(piece), pcm: toFloats(piece) });
        }
        return (await recogniser.finish()).text;
      } finally {
        recogniser.release();
      }
    },
  };
}
