import type { Clock } from '@aybiza/foundation/clock';
import type { WebSocket } from 'ws';
import { readTwilioMessage, type TwilioStart } from './messages.ts';

/** A media socket must say who it is for within this time. */
const START_TIMEOUT_MS = 5_000;
/** `connected` and `start`, and room for what Twilio may add. */
const MAX_MESSAGES_BEFORE_START = 10;

export interface AcceptOptions {
  readonly clock: Clock;
  /** Is this the call that a webhook of ours answered a moment ago? Asked once, before anything else is opened. */
  admit(start: TwilioStart): Promise<boolean>;
  onStart(start: TwilioStart): void;
  onRefused(reason: string): void;
}

/**
 * Waits for a valid `start` on a fresh media socket. Nothing is dialled and no flow is loaded before its token was verified; every
 * other socket is closed with a code. The message handler is attached at once: `connected` and `start` may already be waiting.
 */
export function acceptTwilioStream(socket: WebSocket, { clock, admit, onStart, onRefused }: AcceptOptions): void {
  let messages = 0;
  let isDecided = false;
  const refuse = (code: number, reason: string) => {
    if (isDecided) return;
    isDecided = true;
    stop();
    onRefused(reason);
    // A paused socket would not read the far end's goodbye and linger for half a minute.
    socket.resume();
    socket.close(code, reason);
  };
  const cancelTimeout = clock.after(START_TIMEOUT_MS, () => refuse(1008, 'no start'));
  const onMessage = (data: Buffer, isBinary: boolean) => {
    messages += 1;
    const message = isBinary || messages > MAX_MESSAGES_BEFORE_START ? undefined : readTwilioMessage(data, null);
    if (message === undefined) return refuse(1008, 'not a media stream');
    if (message.event !== 'start') return;
    const { start } = message;
    stop();
    // Held until the token is checked: Twilio does not wait for us.
    socket.pause();
    admit(start).then(
      (admitted) => {
        if (!admitted) return refuse(1008, 'wrong token');
        isDecided = true;
        onStart(start);
        socket.resume();
      },
      () => refuse(1011, 'cannot verify the token'),
    );
  };
  const onClose = () => refuse(1000, 'closed before start');
  const stop = () => {
    cancelTimeout();
    socket.off('message', onMessage);
    socket.off('close', onClose);
  };
  socket.on('message', onMessage);
  socket.on('close', onClose);
  socket.on('error', () => undefined);
}
