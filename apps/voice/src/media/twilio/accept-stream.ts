import { type Admitting, admitSocket } from '../admit-socket.ts';
import type { MediaSocket } from '../media-socket.ts';
import { readTwilioMessage, type TwilioStart } from './messages.ts';

/** A media socket must say who it is for within this time. */
const START_TIMEOUT_MS = 5_000;
/** `connected` and `start`, and room for what Twilio may add. */
const MAX_MESSAGES_BEFORE_START = 10;

/** Waits for a `start` that belongs to a call which a webhook of ours answered a moment ago. */
export function acceptTwilioStream<Admission>(
  socket: MediaSocket,
  options: Pick<Admitting<TwilioStart, Admission>, 'clock' | 'admit' | 'onAdmitted' | 'onRefused'>,
): void {
  let messages = 0;
  admitSocket<TwilioStart, Admission>(socket, {
    ...options,
    timeoutMs: START_TIMEOUT_MS,
    late: { code: 1008, reason: 'no start' },
    unadmitted: { code: 1008, reason: 'wrong token' },
    unverifiable: { code: 1011, reason: 'cannot verify the token' },
    left: { code: 1000, reason: 'closed before start' },
    read(data, isBinary) {
      messages += 1;
      const message = isBinary || messages > MAX_MESSAGES_BEFORE_START ? undefined : readTwilioMessage(data, null);
      if (message === undefined) return { code: 1008, reason: 'not a media stream' };
      return message.event === 'start' ? { first: message.start } : 'wait';
    },
  });
}
