import { CLOSE_CODES, type ClientMessage, HELLO_TIMEOUT_MS } from '@aybiza/call-protocol';
import { type Admitting, admitSocket } from '../admit-socket.ts';
import type { MediaSocket } from '../media-socket.ts';
import { readClientMessage } from './browser-leg.ts';

type Hello = Extract<ClientMessage, { type: 'hello' }>;

/** Waits for `hello` with a good token. */
export function acceptBrowser<Admission>(
  socket: MediaSocket,
  options: Pick<Admitting<Hello, Admission>, 'clock' | 'admit' | 'onAdmitted' | 'onRefused'>,
): void {
  admitSocket<Hello, Admission>(socket, {
    ...options,
    timeoutMs: HELLO_TIMEOUT_MS,
    late: { code: CLOSE_CODES.noHello, reason: 'no hello' },
    unadmitted: { code: CLOSE_CODES.badToken, reason: 'the token opens nothing' },
    unverifiable: { code: CLOSE_CODES.failed, reason: 'cannot verify the token' },
    left: { code: CLOSE_CODES.ended, reason: 'closed before hello' },
    read(data, isBinary) {
      const message = isBinary ? undefined : readClientMessage(data);
      if (message?.type === 'hello') return { first: message };
      return { code: CLOSE_CODES.badMessage, reason: 'not a hello' };
    },
  });
}
