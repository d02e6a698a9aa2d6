import { randomBytes } from 'node:crypto';
import type { Db } from '@aybiza/db/client';
import { countGuess, forgetGuesses, type GuessBudget, takeGuessBack } from '@aybiza/db/guesses';
import { z } from 'zod';
import { readSignedToken, signToken } from './signed-token.ts';

/**
 * Who may guess how often.
 *
 * By network address, since whoever guesses for many accounts does it from somewhere: an office of twenty does not come near it. By account, since many addresses
 * may guess for one. That alone would lock its owner out for as long as somebody keeps guessing; so a browser in which they were signed in before has a
 * budget of its own (its cookie names the account, and is worth nothing but guesses), and nobody else can use that up. In a new browser, while somebody
 * guesses from everywhere, they come in by a passkey, by single sign-on, or by the link to a new password, which makes the browser a known one.
 *
 * A guess is refused, never held: a thousand that are held would be a thousand open connections. What comes too soon is not counted, so that waiting always ends.
 */
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
type Limits = Omit<GuessBudget, 'of'>;
const BY_ADDRESS: Limits = { free: 20, firstMs: SECOND, longestMs: 5 * MINUTE, forgetMs: MINUTE };
const BY_ACCOUNT: Limits = { free: 10, firstMs: SECOND, longestMs: MINUTE, forgetMs: 10 * MINUTE };
const BY_DEVICE: Limits = { free: 8, firstMs: SECOND, longestMs: MINUTE, forgetMs: 5 * MINUTE };
/** Each is a message in somebody's mailbox. */
const BY_MAILBOX: Limits = { free: 3, firstMs: 5 * MINUTE, longestMs: 6 * HOUR, forgetMs: 2 * HOUR };

/** What somebody tries. */
export interface Guess {
  /** The account they say is theirs. */
  readonly email: string;
  /** See `networkAddress`. */
  readonly address: string;
  /** The cookie of a browser that was signed in before, if it has one. */
  readonly deviceToken: string | undefined;
}

/** A guess that may be looked at. */
export interface CountedGuess {
  /** It was right. */
  wasRight(): Promise<void>;
}

export interface GuessLimits {
  /** Counts a try with a password or a code. Gives how many ms to wait where there were too many. Rejects while the database is away: then nobody may guess. */
  countSignIn(guess: Guess): Promise<CountedGuess | { waitMs: number }>;
  /** Counts a message to a mailbox that somebody asks for; `waitMs` for their address, undefined: none is to be sent, and nobody learns that. */
  countMail(request: Pick<Guess, 'email' | 'address'>): Promise<'send' | 'keepQuiet' | { waitMs: number }>;
  /** Counts a try without an account, such as the answer of a passkey or a token of a link. */
  countAddress(address: string): Promise<CountedGuess | { waitMs: number }>;
  /** For the browser of somebody who is in. */
  createDeviceToken(email: string): string;
  isDeviceTokenOf(token: string | undefined, email: string): boolean;
}

const deviceSchema = z.object({ device: z.string().length(22), email: z.string() });
const DEVICE_PURPOSE = 'known-device';

export function createGuessLimits({ db, secret, now }: { db: Db; secret: string; now(): number }): GuessLimits {
  const readDevice = (token: string | undefined, email: string) => {
    const read = token === undefined ? undefined : readSignedToken(token, { secret, purpose: DEVICE_PURPOSE });
    const { data } = deviceSchema.safeParse(read);
    return data?.email === asKey(email) ? data.device : undefined;
  };
  const count = async (budgets: readonly [GuessBudget, ...GuessBudget[]], own?: string) => {
    const waitMs = await countGuess(db, budgets, now());
    if (waitMs > 0) return { waitMs };
    return {
      async wasRight() {
        // Only its own: whoever has an account here must not wipe out their guesses for others by signing in to it.
        await takeGuessBack(db, budgets[0].of);
        if (own !== undefined) await forgetGuesses(db, own);
      },
    };
  };
  return {
    countSignIn({ email, address, deviceToken }) {
      const device = readDevice(deviceToken, email);
      const own = device === undefined ? `sign-in:${asKey(email)}` : `device:${device}`;
      const limits = device === undefined ? BY_ACCOUNT : BY_DEVICE;
      return count(
        [
          { of: `address:${address}`, ...BY_ADDRESS },
          { of: own, ...limits },
        ],
        own,
      );
    },
    async countMail({ email, address }) {
      const waitMs = await countGuess(db, [{ of: `mail-from:${address}`, ...BY_ADDRESS }], now());
      if (waitMs > 0) return { waitMs };
      const isQuiet = (await countGuess(db, [{ of: `mail-to:${asKey(email)}`, ...BY_MAILBOX }], now())) > 0;
      return isQuiet ? 'keepQuiet' : 'send';
    },
    countAddress: (address) => count([{ of: `address:${address}`, ...BY_ADDRESS }]),
    createDeviceToken(email) {
      const device = randomBytes(16).toString('base64url');
      return signToken({ device, email: asKey(email) }, { secret, purpose: DEVICE_PURPOSE });
    },
    isDeviceTokenOf: (token, email) => readDevice(token, email) !== undefined,
  };
}

/** Short, whatever somebody enters. */
function asKey(email: string): string {
  return email.trim().toLowerCase().slice(0, 320);
}
