import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { decodeMuLaw } from '@aybiza/providers/audio/mu-law';
import createRnnoise from '@jitsi/rnnoise-wasm/dist/rnnoise.js';

/** RNNoise looks at 10 ms at 48 kHz at a time (Xiph: rnnoise.h). */
const BLOCK_SAMPLES = 480;
const UPSAMPLING = 6;
const BLOCK_BYTES = BLOCK_SAMPLES / UPSAMPLING;
const FLOAT_BYTES = 4;

/**
 * So sure, so often in a row. Chosen on eight recordings of a person at telephone quality (all found, after 60 to 110 ms, two that begin
 * with an “s” after 200) and two hundred bursts of hiss (a few in a hundred are taken for a voice).
 */
const SURE = 0.93;
const SURE_BLOCKS = 3;
/** What is no voice by then is taken for a noise. */
const MAX_BLOCKS = 30;

export type Verdict = 'voice' | 'noise' | 'unsure';

/** Looks whether a sound that has just begun is a voice. One for each such sound. */
export interface VoiceCheck {
  /** Takes the next μ-law of it, any length. Once it is no longer unsure it stays with what it said. */
  hear(audio: Uint8Array): Verdict;
  close(): void;
}

export interface VoiceChecks {
  begin(): VoiceCheck;
}

/** Loads the detector (RNNoise, a small neural network in WebAssembly); about 0.2 ms of work for each 10 ms that are looked at. */
export async function loadVoiceChecks(): Promise<VoiceChecks> {
  const file = createRequire(import.meta.url).resolve('@jitsi/rnnoise-wasm/dist/rnnoise.wasm');
  const rnnoise = await createRnnoise({ wasmBinary: await readFile(file) });
  const block = rnnoise._malloc(BLOCK_SAMPLES * FLOAT_BYTES);

  /** How surely there is a voice in 10 ms, 0 to 1. */
  function probability(state: number, samples: Float32Array): number {
    // The memory may have grown, and is another array then.
    rnnoise.HEAPF32.set(samples, block / FLOAT_BYTES);
    return rnnoise._rnnoise_process_frame(state, block, block);
  }

  return {
    begin() {
      const state = rnnoise._rnnoise_create();
      const samples = new Float32Array(BLOCK_SAMPLES);
      const waiting = new Uint8Array(BLOCK_BYTES);
      let waitingBytes = 0;
      let blocks = 0;
      let sureBlocks = 0;
      let verdict: Verdict = 'unsure';
      function look(): void {
        upsample(decodeMuLaw(waiting), samples);
        sureBlocks = probability(state, samples) >= SURE ? sureBlocks + 1 : 0;
        blocks += 1;
        if (sureBlocks >= SURE_BLOCKS) verdict = 'voice';
        else if (blocks >= MAX_BLOCKS) verdict = 'noise';
      }
      return {
        hear(audio) {
          for (let from = 0; from < audio.length && verdict === 'unsure'; ) {
            const taken = audio.subarray(from, from + BLOCK_BYTES - waitingBytes);
            waiting.set(taken, waitingBytes);
            waitingBytes += taken.length;
            from += taken.length;
            if (waitingBytes < BLOCK_BYTES) break;
            waitingBytes = 0;
            look();
          }
          return verdict;
        },
        close: () => rnnoise._rnnoise_destroy(state),
      };
    },
  };
}

/** Straight lines between the samples: what they add lies above the telephone's band, where the detector expects little anyway. */
function upsample(from: Int16Array, to: Float32Array): void {
  for (let index = 0; index < from.length; index += 1) {
    const here = from[index] ?? 0;
    const next = from[index + 1] ?? here;
    for (let step = 0; step < UPSAMPLING; step += 1)
      to[index * UPSAMPLING + step] = here + ((next - here) * step) / UPSAMPLING;
  }
}
