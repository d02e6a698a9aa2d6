import type { Clock } from '@aybiza/foundation/clock';
import type { Logger } from '@aybiza/foundation/logger';

/** All that the calls of a process may keep in memory for a database or a store that is away: ten minutes of a few hundred calls. */
const MAX_BYTES = 256 * 1024 * 1024;
/** Sound is given up before words. */
const MAX_BYTES_WITH_SOUND = (MAX_BYTES * 3) / 4;
const ALARM_EVERY_MS = 10_000;

export interface SpoolOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly maxBytes?: number;
}

/** Counts what waits to be written, over all calls of a process. What finds no room is dropped, with an alarm. */
export class Spool {
  readonly #options: SpoolOptions;
  readonly #limits: { readonly log: number; readonly sound: number };
  #bytes = 0;
  #dropped = 0;
  #alarmedAt = Number.NEGATIVE_INFINITY;

  constructor(options: SpoolOptions) {
    this.#options = options;
    const log = options.maxBytes ?? MAX_BYTES;
    this.#limits = { log, sound: Math.min(MAX_BYTES_WITH_SOUND, (log * 3) / 4) };
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Entries and pieces of sound that found no room since the process began. */
  get dropped(): number {
    return this.#dropped;
  }

  /** False when there is no room: then it is not kept. */
  take(bytes: number, kind: 'log' | 'sound'): boolean {
    if (this.#bytes + bytes <= this.#limits[kind]) {
      this.#bytes += bytes;
      return true;
    }
    this.#dropped += 1;
    this.#alarm();
    return false;
  }

  give(bytes: number): void {
    this.#bytes -= bytes;
  }

  #alarm(): void {
    const { clock, logger } = this.#options;
    const now = clock.monotonic();
    if (now - this.#alarmedAt < ALARM_EVERY_MS) return;
    this.#alarmedAt = now;
    logger.error({ spoolBytes: this.#bytes, dropped: this.#dropped }, 'spool full, records of calls dropped');
  }
}
