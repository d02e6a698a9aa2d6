import type { TryOutcome } from '@aybiza/campaigns';
import type { EndedTry } from '@aybiza/db/campaigns/campaign-tries';
import type { CallId } from '@aybiza/foundation/ids';
import type pg from 'pg';

/** The same numbers from 0 to below 1 for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Whoever does something is gone in the middle of it. */
export class KilledError extends Error {}

export interface Ring {
  callId: CallId;
  e164: string;
  at: number;
  endsAt: number;
  outcome: TryOutcome;
}

/** How calls end, out of a hundred; the rest is reached. */
const OUTCOMES: readonly (readonly [TryOutcome, number])[] = [
  ['noAnswer', 20],
  ['busy', 8],
  ['machine', 12],
  ['hungUpEarly', 4],
  ['failed', 3],
  ['optedOut', 2],
  ['unknown', 1],
];
const MINUTE_MS = 60_000;

/**
 * A telephone whose callees do anything, in virtual time. It claims calls in the database as a voice process does, many at once, and keeps its own
 * book of whom it rang and when.
 */
export class RandomTelephone {
  /** Every ring there was. */
  readonly book: Ring[] = [];
  readonly #chance: () => number;
  readonly #database: pg.Client;
  #asked: { callId: CallId; settle: (taken: boolean) => void; fail: (error: Error) => void }[] = [];
  #live: Ring[] = [];

  constructor(database: pg.Client, chance: () => number) {
    this.#database = database;
    this.#chance = chance;
  }

  /** As `announcePlacement`: true once it rings. It may die before or after it has claimed the call, and so may who asks. */
  announce(callId: CallId, now: number): Promise<boolean> {
    return new Promise((settle, fail) => {
      this.#asked.push({ callId, settle, fail });
      if (this.#asked.length === 1) queueMicrotask(() => void this.#claim(now));
    });
  }

  /** Calls that ring or talk. */
  get live(): readonly Ring[] {
    return this.#live;
  }

  /** The calls that are over by now; they are live no more. */
  takeEnded(now: number): Ring[] {
    const ended = this.#live.filter(({ endsAt }) => endsAt <= now);
    this.#live = this.#live.filter(({ endsAt }) => endsAt > now);
    return ended;
  }

  async #claim(now: number): Promise<void> {
    const asked = this.#asked;
    this.#asked = [];
    const fate = this.#chance();
    if (fate < 0.03) {
      for (const { fail } of asked) fail(new KilledError('before anybody heard of it'));
      return;
    }
    if (fate < 0.06) {
      for (const { settle } of asked) settle(false);
      return;
    }
    const { rows } = await this.#database.query<{ call_id: CallId; to: string }>(
      `UPDATE call_placement SET status = 'attempted' WHERE call_id = ANY ($1) AND status = 'asked'
       RETURNING call_id, request_document ->> 'to' AS to`,
      [asked.map(({ callId }) => callId)],
    );
    for (const { call_id, to } of rows.toSorted((one, other) => (one.to < other.to ? -1 : 1)))
      this.#ring(call_id, to, now);
    const taken = new Set(rows.map(({ call_id }) => call_id));
    for (const { callId, settle, fail } of asked)
      if (fate > 0.97) fail(new KilledError('after they were rung'));
      else settle(taken.has(callId));
  }

  #ring(callId: CallId, e164: string, at: number): void {
    const ring = { callId, e164, at, endsAt: at + (0.3 + 2 * this.#chance()) * MINUTE_MS, outcome: this.#draw() };
    this.book.push(ring);
    this.#live.push(ring);
  }

  #draw(): TryOutcome {
    let lot = this.#chance() * 100;
    for (const [outcome, share] of OUTCOMES) {
      if (lot < share) return outcome;
      lot -= share;
    }
    return 'reached';
  }
}

/** What is reported of a call: whoever asks in it not to be called hangs up, and what they said is noted elsewhere. */
export function toReport({ callId, outcome, endsAt }: Ring): EndedTry {
  return { callId, outcome: outcome === 'optedOut' ? 'hungUpEarly' : outcome, endedAt: endsAt };
}
