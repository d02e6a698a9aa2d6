import type { Clock } from '@aybiza/foundation/clock';

/** A bus that cannot be reached is asked again so often. */
const TRY_AGAIN_MS = 5_000;

export interface ListeningOptions {
  readonly clock: Clock;
  /** Told each time that the bus cannot be reached. */
  onError(error: unknown): void;
}

/** Begins to listen, again and again until it works: no process waits for its bus to begin or to end. Gives back how to stop. */
export function keepListening(listen: () => Promise<() => void>, { clock, onError }: ListeningOptions): () => void {
  let close: () => void = () => undefined;
  let isClosed = false;
  const open = () => {
    listen().then(
      (stop) => {
        if (isClosed) stop();
        else close = stop;
      },
      (error: unknown) => {
        if (isClosed) return;
        onError(error);
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
