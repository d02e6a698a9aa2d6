import { errorMessage } from '@aybiza/foundation/errors';
import { type SweepOptions, sweepOutbox } from './sweep-outbox.ts';

/** Ms between two looks when nobody wakes us: one small query on a partial index. */
const INTERVAL_MS = 1_000;
/** Ms to leave a database alone that did not answer. */
const AFTER_FAILURE_MS = 3_000;

/** Sweeps for as long as it lives: when woken, as long as there are rows, and every second anyway. */
export class OutboxSweeper {
  readonly #options: SweepOptions;
  #sweeping: Promise<void> | undefined;
  #isWoken = false;
  #isClosed = false;
  #cancelTimer: () => void = () => {};

  constructor(options: SweepOptions) {
    this.#options = options;
    this.wake();
  }

  /** There may be rows. Never waits. */
  wake(): void {
    this.#isWoken = true;
    if (this.#isClosed || this.#sweeping !== undefined) return;
    this.#cancelTimer();
    this.#sweeping = this.#sweep().then((pauseMs) => {
      this.#sweeping = undefined;
      if (this.#isClosed) return;
      if (this.#isWoken) this.wake();
      else this.#cancelTimer = this.#options.clock.after(pauseMs, () => this.wake());
    });
  }

  /** Waits for the sweep at hand. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelTimer();
    await this.#sweeping;
  }

  async #sweep(): Promise<number> {
    this.#isWoken = false;
    try {
      const rows = await sweepOutbox(this.#options);
      if (rows > 0) this.#isWoken = true;
      return INTERVAL_MS;
    } catch (error) {
      this.#options.logger.warn({ reason: errorMessage(error) }, 'outbox not swept');
      return AFTER_FAILURE_MS;
    }
  }
}
