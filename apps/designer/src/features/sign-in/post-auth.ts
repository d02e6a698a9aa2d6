import { z } from 'zod';

const refusalSchema = z.object({ message: z.string().min(1) });

/** Asks the sign-in server; gives what went wrong, for people, or nothing. */
export async function postAuth(path: string, body: Record<string, string>): Promise<string | undefined> {
  const answer = await fetch(`/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined); // no network: said below
  if (answer === undefined) return 'The server does not answer. Check your connection and try again.';
  if (answer.ok) return undefined;
  if (answer.status === 429) return 'Too many attempts. Wait a few seconds and try again.';
  const refusal = refusalSchema.safeParse(await answer.json().catch(() => undefined));
  return refusal.success ? refusal.data.message : 'That did not work. Try again.';
}
