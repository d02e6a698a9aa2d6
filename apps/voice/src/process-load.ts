import { performance } from 'node:perf_hooks';
import type { Clock } from '@aybiza/foundation/clock';

const LOOK_EVERY_MS = 500;
/** What is looked at together: two seconds. One slow moment is none. */
const LOOKS = 4;
/** From here on the calls under way would begin to hear the next one … */
export const HIGH = 0.7;
/** … and this far it has to come down before there is one more. */
const LOW = 0.6;

/** How busy this process is. */
export interface ProcessLoad {
  /** The share of the last two seconds in which the process was working, 0 to 1. */
  readonly utilisation: number;
  /** One more call would be heard by those under way. */
  readonly isHigh: boolean;
  stop(): void;
}

/** The share of the time since the last question in which the process was working (Node: `eventLoopUtilization`). */
function measureEventLoop(): () => number {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
}

/** A full process loses interruptions first: it must say no while all of its calls are still well. */
export function watchProcessLoad(clock: Clock, measure = measureEventLoop()): ProcessLoad {
  const looks: number[] = [];
  let isHigh = false;
  let stop = clock.after(LOOK_EVERY_MS, look);
  const utilisation = () => looks.reduce((sum, each) => sum + each, 0) / Math.max(1, looks.length);

  function look(): void {
    looks.push(measure());
    if (looks.length > LOOKS) looks.shift();
    isHigh = utilisation() > (isHigh ? LOW : HIGH);
    stop = clock.after(LOOK_EVERY_MS, look);
  }

  return {
    get utilisation() {
      return utilisation();
    },
    get isHigh() {
      return isHigh;
    },
    stop: () => stop(),
  };
}
