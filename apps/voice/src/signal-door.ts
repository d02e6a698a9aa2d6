import type { Bus } from '@aybiza/backbone/bus/port';
import { listenForSignals, type SentSignalNews, type SignalFate } from '@aybiza/backbone/signals/signal-news';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { Logger } from '@aybiza/foundation/logger';
import { keepListening } from './keep-listening.ts';
import type { LiveCalls } from './live-calls.ts';

export interface SignalDoorOptions {
  readonly bus: Bus;
  readonly calls: Pick<LiveCalls, 'signalSent'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Lets signals of other systems in to the calls of this process. Gives back how to close. Without a bus calls look for their signals themselves. */
export function openSignalDoor({ bus, calls, clock, logger }: SignalDoorOptions): () => void {
  const onError = (error: unknown) => logger.warn({ personal: errorMessage(error) }, 'signals not heard of');
  const onSent = ({ callId, signalId }: SentSignalNews) =>
    calls.signalSent(callId, signalId)?.then((isUsed): SignalFate => (isUsed ? 'used' : 'kept'));
  return keepListening(() => listenForSignals(bus, { onSent, onError }), { clock, onError });
}
