import type { Clock } from '@aybiza/foundation/clock';
import type { MediaSocket } from './media-socket.ts';

/** Why a socket is closed before a call begins: the code its protocol gives it, and one line for the log. */
export interface Refusal {
  readonly code: number;
  readonly reason: string;
}

export interface Admitting<First, Admission> {
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly late: Refusal;
  readonly unadmitted: Refusal;
  readonly unverifiable: Refusal;
  readonly left: Refusal;
  /** Reads one message: what the far end has to say first, `wait` for what may come before it, or why it is refused. */
  read(data: Buffer, isBinary: boolean): { readonly first: First } | 'wait' | Refusal;
  /** Asked once, before anything else is opened; undefined when it opens nothing. */
  admit(first: First): Promise<Admission | undefined>;
  onAdmitted(first: First, admission: Admission): void;
  onRefused(reason: string): void;
}

/**
 * Waits until a fresh socket has said who it is for. Nothing is dialled and no flow is loaded before that was verified; every other
 * socket is closed with a code. The message handler is attached at once: the first messages may already be waiting.
 */
export function admitSocket<First, Admission>(socket: MediaSocket, options: Admitting<First, Admission>): void {
  let isDecided = false;
  const refuse = ({ code, reason }: Refusal) => {
    if (isDecided) return;
    isDecided = true;
    stop();
    options.onRefused(reason);
    // A paused socket would not read the far end's goodbye and linger for half a minute.
    socket.resume();
    socket.close(code, reason);
  };
  const cancelTimeout = options.clock.after(options.timeoutMs, () => refuse(options.late));
  const onMessage = (data: Buffer, isBinary: boolean) => {
    const read = options.read(data, isBinary);
    if (read === 'wait') return;
    if ('code' in read) return refuse(read);
    stop();
    // Held until it is verified: the far end does not wait for us.
    socket.pause();
    options.admit(read.first).then(
      (admission) => {
        if (admission === undefined) return refuse(options.unadmitted);
        isDecided = true;
        socket.onAdmitted();
        options.onAdmitted(read.first, admission);
        socket.resume();
      },
      () => refuse(options.unverifiable),
    );
  };
  const onClose = () => refuse(options.left);
  const stop = () => {
    cancelTimeout();
    socket.off('message', onMessage);
    socket.off('close', onClose);
  };
  socket.on('message', onMessage);
  socket.on('close', onClose);
  // 'close' follows every error.
  socket.on('error', () => undefined);
}
