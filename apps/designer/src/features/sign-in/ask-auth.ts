import { z } from 'zod';
import { type WordsOf, wordFor } from '../../language/strings.ts';
import type { signInStrings } from './strings.ts';

const refusalSchema = z.object({ code: z.string().default(''), message: z.string().min(1) });

/** Why something was not done: what this page knows by itself, else what the server says. */
export interface AuthRefusal {
  readonly code: string;
  /** What the server says to people, for a code that is newer than this page. */
  readonly message?: string;
}

/** What the sign-in server said: an answer, or why there is none. */
export type AuthAnswer = { ok: true; body: unknown } | { ok: false; refusal: AuthRefusal };

/** What went wrong, for people. */
export function problemOf({ code, message }: AuthRefusal, strings: WordsOf<typeof signInStrings>): string {
  return wordFor(strings.refusals, code) ?? message ?? strings.failed;
}

/** Asks the sign-in server to do something. */
export async function postAuth(path: string, body: object = {}): Promise<AuthAnswer> {
  const headers = { 'content-type': 'application/json' };
  return ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Asks the sign-in server what is. */
export async function getAuth(path: string): Promise<AuthAnswer> {
  return ask(path, {});
}

async function ask(path: string, init: RequestInit): Promise<AuthAnswer> {
  const answer = await fetch(`/api/auth${path}`, init).catch(() => undefined); // no network: said below
  if (answer === undefined) return { ok: false, refusal: { code: 'noAnswer' } };
  const body: unknown = await answer.json().catch(() => undefined);
  if (answer.ok) return { ok: true, body };
  const refusal = refusalSchema.safeParse(body);
  if (!refusal.success) return { ok: false, refusal: { code: answer.status === 429 ? 'tooMany' : 'failed' } };
  return { ok: false, refusal: refusal.data };
}
