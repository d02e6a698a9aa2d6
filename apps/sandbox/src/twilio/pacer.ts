import type { Clock } from '@aybiza/foundation/clock';
import { FRAME_MS } from '../audio/telephone.ts';

/** After a longer standstill of the process the missed frames are lost, as packets would be. */
const MAX_CATCH_UP_FRAMES = 50;

/** One timer for everybody who must do something every 20 ms. */
export interface Pacer {
  /** Calls `tick` with the moment when it was due (epoch ms); returns how to leave. */
  join(tick: (dueAt: number) => void): () => void;
}

/** Keeps the average pace of the clock however late each timer is; sleeps while nobody has joined. */
export function createPacer(clock: Clock): Pacer {
  const members = new Set<(dueAt: number) => void>();
  let nextAt = 0;
  let cancel: (() => void) | undefined;

  function wake(): void {
    const late = Math.floor((clock.now() - nextAt) / FRAME_MS);
    if (late > MAX_CATCH_UP_FRAMES) nextAt += (late - MAX_CATCH_UP_FRAMES) * FRAME_MS;
    for (; nextAt <= clock.now() && members.size > 0; nextAt += FRAME_MS) {
      for (const tick of members) tick(nextAt);
    }
    cancel = members.size > 0 ? clock.after(Math.max(0, nextAt - clock.now()), wake) : undefined;
  }

  return {
    join(tick) {
      members.add(tick);
      if (cancel === undefined) {
        nextAt = clock.now() + FRAME_MS;
        cancel = clock.after(FRAME_MS, wake);
      }
      return () => {
        members.delete(tick);
        if (members.size > 0) return;
        cancel?.();
        cancel = undefined;
      };
    },
  };
}
