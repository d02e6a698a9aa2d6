import type { Bus } from '@aybiza/backbone/bus/port';
import { listenForSignals } from '@aybiza/backbone/signals/signal-news';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { Logger } from '@aybiza/foundation/logger';
import type { LiveCalls } from './live-calls.ts';

/** A bus that cannot be reached is asked again so often; calls look for their signals themselves meanwhile. */
const TRY_AGAIN_MS = 5_000;

export interface SignalDoorOptions {
  readonly bus: Bus;
  readonly calls: Pick<LiveCalls, 'signalSent'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Lets signals of other systems in to the calls of this process. Gives back how to close. Calls are answered without it, too. */
export function openSignalDoor({ bus, calls, clock, logger }: SignalDoorOptions): () => void {
  let close: () => void = () => undefined;
  let isClosed = false;
  const warn = (error: unknown) => logger.warn({ personal: errorMessage(error) }, 'signals not heard of');
  const open = () => {
    listenForSignals(bus, {
      onSent: ({ callId, signalId }) =>
        calls.signalSent(callId, signalId)?.then((isUsed) => (isUsed ? 'used' : 'kept')),
      onError: warn,
    }).then(
      (stop) => {
        if (isClosed) stop();
        else close = stop;
      },
      (error: unknown) => {
        if (isClosed) return;
        warn(error);
        close = clock.after(TRY_AGAIN_MS, open);
      },
    );
  };
  open();
  return () => {
    isClosed = true;
    close();
  };
}
