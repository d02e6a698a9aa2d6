import { systemClock } from '@aybiza/foundation/clock';
import type { PlaceCallOptions } from './call-options.ts';
import { createPacer } from './pacer.ts';
import { TwilioCall } from './twilio-call.ts';

/** Holds no timer while there are no calls, so it needs no end. */
const sharedPacer = createPacer(systemClock());

/** Places a call as Twilio would; it runs until somebody hangs up. */
export function placeCall(options: PlaceCallOptions): TwilioCall {
  const { clock = systemClock(), pacer = sharedPacer } = options;
  return new TwilioCall({ ...options, clock, pacer });
}
