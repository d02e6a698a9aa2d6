import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { FRAME_MS } from '../../audio/telephone.ts';
import type { RequiredParts } from '../call-options.ts';
import { createPacer } from '../pacer.ts';

export interface CalmLine extends RequiredParts {
  close(): Promise<void>;
}

/**
 * A clock and a pacer on it, for a test that counts frames. They go on by one frame at a time, and what the other side sends is read in
 * between: a machine that stands still makes no frame late and loses none.
 */
export function startCalmLine(): CalmLine {
  const clock = fakeClock();
  const timer = setInterval(() => clock.advance(FRAME_MS), FRAME_MS);
  return {
    clock,
    pacer: createPacer(clock),
    close: async () => clearInterval(timer),
  };
}
