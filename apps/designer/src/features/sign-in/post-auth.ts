import { z } from 'zod';
import { signInStrings as strings } from './strings.ts';

const refusalSchema = z.object({ code: z.string().default(''), message: z.string().min(1) });
const refusals = new Map<string, string>(Object.entries(strings.refusals));

/** Asks the sign-in server; gives what went wrong, for people, or nothing. */
export async function postAuth(path: string, body: Record<string, string>): Promise<string | undefined> {
  const answer = await fetch(`/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined); // no network: said below
  if (answer === undefined) return strings.noAnswer;
  if (answer.ok) return undefined;
  if (answer.status === 429) return strings.tooMany;
  const refusal = refusalSchema.safeParse(await answer.json().catch(() => undefined));
  if (!refusal.success) return strings.failed;
  return refusals.get(refusal.data.code) ?? refusal.data.message;
}
