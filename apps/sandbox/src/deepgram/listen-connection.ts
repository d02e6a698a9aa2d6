import type { Clock } from '@aybiza/foundation/clock';
import type { Logger } from '@aybiza/foundation/logger';
import type { FaultySocket } from '../faulty-socket.ts';
import type { Recogniser } from '../recogniser/recogniser.ts';

/** What one accepted listening socket works with. */
export interface ListenConnection {
  socket: FaultySocket;
  recogniser: Recogniser;
  requestId: string;
  clock: Clock;
  logger: Logger;
}

/** Seconds with at most three decimals, as the vendor writes times. */
export function toSeconds(ms: number): number {
  return Math.round(ms) / 1000;
}
