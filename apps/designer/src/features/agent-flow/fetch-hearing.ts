import { z } from 'zod';
import { agentFlowStrings } from './strings.ts';

const { hearing: strings } = agentFlowStrings;

const refusalSchema = z.object({ reason: z.string() });

/**
 * Gets the sound that a token lets this page hear from the voice server.
 * @throws Error with a sentence for people
 */
export async function fetchHearing(
  { url, token }: { url: string; token: string },
  signal: AbortSignal,
): Promise<ArrayBuffer> {
  const response = await fetch(url, { method: 'POST', body: token, signal }).catch((cause: unknown) => {
    throw new Error(strings.away, { cause });
  });
  if (response.ok) return response.arrayBuffer();
  const refusal = refusalSchema.safeParse(await response.json().catch(() => undefined));
  throw new Error(sentenceFor(refusal.data?.reason));
}

function sentenceFor(reason = ''): string {
  const known: Readonly<Record<string, string>> = strings.reasons;
  return (Object.hasOwn(known, reason) ? known[reason] : undefined) ?? strings.failed;
}
