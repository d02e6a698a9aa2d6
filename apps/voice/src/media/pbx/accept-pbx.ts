import { type Admitting, admitSocket } from '../admit-socket.ts';
import type { MediaSocket } from '../media-socket.ts';
import { isPlainTextStart, type PbxStart, readPbxMessage } from './messages.ts';

/** A PBX says what it sends at once. */
const START_TIMEOUT_MS = 5_000;

/** Waits for `MEDIA_START`, by which a PBX says what it sends. What opens a line was in the request for the socket. */
export function acceptPbx<Admission>(
  socket: MediaSocket,
  options: Pick<Admitting<PbxStart, Admission>, 'clock' | 'admit' | 'onAdmitted' | 'onRefused'>,
): void {
  admitSocket<PbxStart, Admission>(socket, {
    ...options,
    timeoutMs: START_TIMEOUT_MS,
    late: { code: 1008, reason: 'no MEDIA_START' },
    unadmitted: { code: 1008, reason: 'not admitted' },
    unverifiable: { code: 1011, reason: 'cannot verify the secret' },
    left: { code: 1000, reason: 'closed before MEDIA_START' },
    read(data, isBinary) {
      if (!isBinary && isPlainTextStart(data))
        return { code: 1008, reason: 'plain-text control messages: dial with f(json)' };
      const message = isBinary ? undefined : readPbxMessage(data);
      if (message?.event === 'MEDIA_START') return { first: message };
      return { code: 1008, reason: 'not MEDIA_START with format ulaw or slin' };
    },
  });
}
