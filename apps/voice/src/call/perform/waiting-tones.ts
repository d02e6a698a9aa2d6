import { waitingTone } from '../../audio/tones.ts';
import type { Performing } from './performing.ts';

/** A caller who hears nothing for so long while another system is asked gets a tone. */
const QUIET_MS = 1_500;
const LOOK_EVERY_MS = 500;

/** The line is not dead: now. */
export function playWaitingTone({ line, recorder }: Pick<Performing, 'line' | 'recorder'>): void {
  const tone = waitingTone();
  line.play(tone);
  recorder.agent(tone);
}

/** While somebody else is waited for no caller hears nothing for long, however much time they have. Gives back how to stop. */
export function playWaitingTones(performing: Pick<Performing, 'line' | 'recorder' | 'signal' | 'world'>): () => void {
  const { line, signal, world } = performing;
  let quietMs = 0;
  let cancel: () => void = () => undefined;
  const look = () => {
    cancel = world.clock.after(LOOK_EVERY_MS, () => {
      if (signal.aborted) return;
      quietMs = line.isPlaying || !line.isAttached ? 0 : quietMs + LOOK_EVERY_MS;
      if (quietMs >= QUIET_MS) {
        quietMs = 0;
        playWaitingTone(performing);
      }
      look();
    });
  };
  look();
  return () => cancel();
}
