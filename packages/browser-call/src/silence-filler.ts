import type { Clock } from '@aybiza/foundation/clock';

/** μ-law for nothing. */
const SILENCE = 0xff;
const PERIOD_MS = 100;
const BYTES = PERIOD_MS * 8;

/**
 * Sends silence at the pace of speech while the microphone is off, as a telephone does: recognisers give up a line on which nothing
 * comes, and the microphone can be switched on at any time. Returns how to stop.
 */
export function sendSilence(clock: Clock, send: (frame: Uint8Array<ArrayBuffer>) => void): () => void {
  let cancel = () => {};
  const next = () => {
    send(new Uint8Array(BYTES).fill(SILENCE));
    cancel = clock.after(PERIOD_MS, next);
  };
  next();
  return () => cancel();
}
