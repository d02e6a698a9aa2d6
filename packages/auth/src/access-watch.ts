import type { Db } from '@aybiza/db/client';
import { type AccessGround, listLostAccess } from '@aybiza/db/lost-access';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { Logger } from '@aybiza/foundation/logger';

/** Ms between two looks. With the time a question takes, whoever lost their right is out within five seconds. */
const LOOK_EVERY_MS = 2_000;

export interface AccessWatchOptions {
  db: Db;
  clock: Clock;
  logger: Logger;
}

/**
 * Ends what is open when the right to it ends: a session, a membership, a role, a key or a workspace. One question each two seconds for all
 * connections of the process, and none while there are none; so nothing has to be told to other processes, and nothing can be missed. While
 * the database does not answer nobody can have lost anything, and everybody stays.
 */
export class AccessWatch {
  readonly #options: AccessWatchOptions;
  readonly #watched = new Set<{ readonly ground: AccessGround; readonly onLost: () => void }>();
  /** From the first connection on, a look is always waited for or under way. */
  #isAwake = false;

  constructor(options: AccessWatchOptions) {
    this.#options = options;
  }

  /** Calls back once when the right ends. Gives what stops watching, for when the connection has ended by itself. */
  watch(ground: AccessGround, onLost: () => void): () => void {
    const entry = { ground, onLost };
    this.#watched.add(entry);
    if (!this.#isAwake) this.#wait();
    return () => void this.#watched.delete(entry);
  }

  #wait(): void {
    this.#isAwake = this.#watched.size > 0;
    if (this.#isAwake) this.#options.clock.after(LOOK_EVERY_MS, () => void this.#look());
  }

  async #look(): Promise<void> {
    const { db, logger } = this.#options;
    const entries = [...this.#watched];
    if (entries.length === 0) return this.#wait();
    try {
      const places = await listLostAccess(
        db,
        entries.map(({ ground }) => ground),
      );
      for (const place of places) {
        const entry = entries[place];
        // Deleted: one that ended while we asked hears nothing more.
        if (entry !== undefined && this.#watched.delete(entry)) entry.onLost();
      }
    } catch (error) {
      logger.warn({ reason: errorMessage(error) }, 'open connections not checked');
    }
    this.#wait();
  }
}
