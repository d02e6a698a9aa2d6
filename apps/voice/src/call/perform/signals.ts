import { errorMessage } from '@aybiza/foundation/errors';
import type { SignalId } from '@aybiza/foundation/ids';
import type { CallRecords, CallWorld } from '../call-world.ts';
import type { Performing } from './performing.ts';

/**
 * While a signal is awaited it is looked for this often, besides whenever one is announced: an announcement is lost while the bus
 * connects again, and a look fails while the database is away.
 */
const LOOK_AGAIN_MS = 5_000;

/** Looks for the signals that a call waits for. */
export interface SignalWatch {
  /** What is awaited from now on; null: nothing. */
  follow(signal: string | null): void;
  /** One was announced. Resolves with whether the call has used it; never rejects. */
  announced(id: SignalId): Promise<boolean>;
  close(): void;
}

interface Watching extends Pick<Performing, 'push' | 'run'> {
  readonly world: Pick<CallWorld, 'clock' | 'logger'>;
  readonly records: Pick<CallRecords, 'findSignal' | 'signalUsed'>;
}

export function createSignalWatch({ world, records, push, run }: Watching): SignalWatch {
  const used = new Set<SignalId>();
  /** A new object for each wait: what was looked for in an earlier one of the same name does not end a later one. */
  let awaited: { readonly signal: string } | null = null;
  let cancelTimer: () => void = () => undefined;

  async function look(): Promise<void> {
    const wanted = awaited;
    if (wanted === null) return;
    const { signal } = wanted;
    try {
      const found = await records.findSignal(signal, used);
      // The wait may have ended while the database was asked: then the signal is kept for the next of its name.
      if (found === undefined || awaited !== wanted) return;
      used.add(found.id);
      push({ type: 'signal', signal, body: found.body });
      records.signalUsed(found.id);
    } catch (error) {
      world.logger.warn({ personal: errorMessage(error) }, 'signal not looked for');
    }
  }

  function lookAgainLater(): void {
    cancelTimer = world.clock.after(LOOK_AGAIN_MS, () => {
      lookAgainLater();
      run(look(), 'looking for a signal');
    });
  }

  return {
    follow(signal) {
      cancelTimer();
      awaited = signal === null ? null : { signal };
      if (awaited === null) return;
      lookAgainLater();
      run(look(), 'looking for a signal');
    },
    async announced(id) {
      await look();
      return used.has(id);
    },
    close() {
      cancelTimer();
      awaited = null;
    },
  };
}
