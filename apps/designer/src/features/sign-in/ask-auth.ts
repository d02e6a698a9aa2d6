import { z } from 'zod';
import { signInStrings as strings } from './strings.ts';

const refusalSchema = z.object({ code: z.string().default(''), message: z.string().min(1) });
const refusals = new Map<string, string>(Object.entries(strings.refusals));

/** What the sign-in server said: an answer, or what went wrong, for people. */
export type AuthAnswer = { ok: true; body: unknown } | { ok: false; problem: string };

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
  if (answer === undefined) return { ok: false, problem: strings.noAnswer };
  const body: unknown = await answer.json().catch(() => undefined);
  if (answer.ok) return { ok: true, body };
  const refusal = refusalSchema.safeParse(body);
  if (!refusal.success) return { ok: false, problem: answer.status === 429 ? strings.tooMany : strings.failed };
  return { ok: false, problem: refusals.get(refusal.data.code) ?? refusal.data.message };
}
