import { SEAL_HEADER, type Seal } from '@aybiza/region-protocol';
import type { z } from 'zod';
import type { Region } from '../env.ts';
import { readText } from '../twilio/read-webhook.ts';

const MAX_ANSWER_BYTES = 1024 * 1024;

interface Asked {
  readonly seal: Seal;
  readonly deadlineMs: number;
  readonly now: number;
}

/** What a region itself says; undefined when it says nothing in time, or what is not sealed, not of this question, or not its own. */
export async function askRegion<Answer extends { readonly region: string }>(
  { name, url }: Region,
  { path, schema }: { readonly path: string; readonly schema: z.ZodType<Answer> },
  { seal, deadlineMs, now }: Asked,
): Promise<Answer | undefined> {
  const nonce = crypto.randomUUID();
  const pathAndQuery = `${path}${path.includes('?') ? '&' : '?'}nonce=${nonce}&at=${now}`;
  try {
    const response = await fetch(url + pathAndQuery, {
      headers: { [SEAL_HEADER]: await seal.ofQuestion(pathAndQuery) },
      redirect: 'manual',
      signal: AbortSignal.timeout(deadlineMs),
    });
    const body = response.status === 200 ? await readText(response, MAX_ANSWER_BYTES) : undefined;
    if (body === undefined) return undefined;
    if (!(await seal.isOfAnswer(response.headers.get(SEAL_HEADER) ?? '', { nonce, body }))) return undefined;
    const answer = schema.safeParse(JSON.parse(body));
    // All regions have the secret: one must not speak for another.
    return answer.data?.region === name ? answer.data : undefined;
  } catch {
    // Gone, too slow, or no JSON: all the same to whoever calls.
    return undefined;
  }
}
