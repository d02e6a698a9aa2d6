import { CLOSE_CODES, type ClientMessage, HELLO_TIMEOUT_MS } from '@aybiza/call-protocol';
import type { Clock } from '@aybiza/foundation/clock';
import type { WebSocket } from 'ws';
import { readClientMessage } from './browser-leg.ts';

export type Hello = Extract<ClientMessage, { type: 'hello' }>;

export interface AcceptBrowserOptions<Admission> {
  readonly clock: Clock;
  /** Uses up the token; undefined when it opens nothing. */
  admit(hello: Hello): Promise<Admission | undefined>;
  onHello(hello: Hello, admission: Admission): void;
  onRefused(reason: string): void;
}

/** Waits for `hello` with a good token; nothing is dialled and no flow is loaded before. */
export function acceptBrowser<Admission>(socket: WebSocket, options: AcceptBrowserOptions<Admission>): void {
  let isDecided = false;
  const refuse = (code: number, reason: string) => {
    if (isDecided) return;
    isDecided = true;
    stop();
    options.onRefused(reason);
    // A paused socket would not read the far end's goodbye and linger for half a minute.
    socket.resume();
    socket.close(code, reason);
  };
  const cancelTimeout = options.clock.after(HELLO_TIMEOUT_MS, () => refuse(CLOSE_CODES.noHello, 'no hello'));
  const onMessage = (data: Buffer, isBinary: boolean) => {
    const hello = isBinary ? undefined : readClientMessage(data);
    if (hello?.type !== 'hello') return refuse(CLOSE_CODES.badMessage, 'not a hello');
    stop();
    socket.pause();
    options.admit(hello).then(
      (admission) => {
        if (admission === undefined) return refuse(CLOSE_CODES.badToken, 'the token opens nothing');
        isDecided = true;
        options.onHello(hello, admission);
        socket.resume();
      },
      () => refuse(CLOSE_CODES.failed, 'cannot verify the token'),
    );
  };
  const onClose = () => refuse(CLOSE_CODES.ended, 'closed before hello');
  const stop = () => {
    cancelTimeout();
    socket.off('message', onMessage);
    socket.off('close', onClose);
  };
  socket.on('message', onMessage);
  socket.on('close', onClose);
  socket.on('error', () => undefined);
}
