import { FRAME_MS } from '../audio/telephone.ts';
import type { Faults } from '../faults.ts';

/**
 * A rehearsed failure of the telephone's side. Two things ask for one when they begin: a media stream (late, silent,
 * cut off, broken) and a request to the REST interface (late, unanswered, refused).
 */
export interface TelephonyFault {
  delayMs: number;
  stall: boolean;
  garble: boolean;
  /** Refuses a request with this HTTP status. */
  status: number | undefined;
  /** Ends a stream without `stop` after so many messages. */
  cutAfterMessages: number | undefined;
  /** With this code when it is cut; without a close frame, as a broken line, when undefined. */
  closeCode: number | undefined;
}

/** The only place that knows how the sandbox writes its faults. */
export function takeTelephonyFault(faults: Faults | undefined): TelephonyFault {
  const fault = faults?.take('telephony');
  const framesUntilCut = fault?.cutAfterMs === undefined ? undefined : Math.ceil(fault.cutAfterMs / FRAME_MS);
  return {
    delayMs: fault?.delayMs ?? 0,
    stall: fault?.stall ?? false,
    garble: fault?.garble ?? false,
    status: fault?.status,
    cutAfterMessages: fault?.cutAfter ?? framesUntilCut,
    closeCode: fault?.closeCode,
  };
}
