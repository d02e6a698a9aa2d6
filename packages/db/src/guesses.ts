import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseStored } from './columns.ts';
import { type Db, lookupOf } from './transaction.ts';

/** How many wrong guesses something bears, and how long one waits after more. Durations in ms. */
export interface GuessBudget {
  /** What is guarded, such as `sign-in:ada@example.com`; only its hash is kept. */
  readonly of: string;
  /** So many are free; after the last of them the first wait begins. */
  readonly free: number;
  readonly firstMs: number;
  /** Waits double up to this. */
  readonly longestMs: number;
  /** One failure is forgotten after so long. */
  readonly forgetMs: number;
}

/**
 * Counts a guess before it is looked at; gives how many ms to wait where it may not be, 0 otherwise. Waiting longer than asked is not needed: what comes too soon
 * does not count.
 * @param now epoch milliseconds
 */
export async function countGuess(db: Db, budgets: readonly GuessBudget[], now: number): Promise<number> {
  const keyed = JSON.stringify(budgets.map(({ of, ...budget }) => ({ key: keyOf(of), ...budget })));
  const rows = await lookupOf(db)`SELECT count_guess(${keyed}::jsonb, ${new Date(now)}::timestamptz) AS wait`;
  const [row] = parseStored(z.array(z.object({ wait: z.int() })), rows);
  return row?.wait ?? 0;
}

/** It was right: forgets what came before it. */
export async function forgetGuesses(db: Db, of: string): Promise<void> {
  await lookupOf(db)`DELETE FROM guess WHERE key = ${keyOf(of)}`;
}

/** It was right: takes back this one, and nothing of what came before it. */
export async function takeGuessBack(db: Db, of: string): Promise<void> {
  await lookupOf(db)`UPDATE guess SET failures = greatest(0, failures - 1) WHERE key = ${keyOf(of)}`;
}

function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
