import { z } from 'zod';
import { type WordsOf, wordFor } from '../../language/strings.ts';
import type { agentFlowStrings } from './strings.ts';

interface HearingWay {
  readonly url: string;
  readonly token: string;
  readonly signal: AbortSignal;
}

const refusalSchema = z.object({ reason: z.string() });

/**
 * Gets the sound that a token lets this page hear from the voice server.
 * @throws Error with a sentence for people
 */
export async function fetchHearing(
  { url, token, signal }: HearingWay,
  strings: WordsOf<typeof agentFlowStrings>['hearing'],
): Promise<ArrayBuffer> {
  const response = await fetch(url, { method: 'POST', body: token, signal }).catch((cause: unknown) => {
    throw new Error(strings.away, { cause });
  });
  if (response.ok) return response.arrayBuffer();
  const refusal = refusalSchema.safeParse(await response.json().catch(() => undefined));
  throw new Error(wordFor(strings.reasons, refusal.data?.reason ?? '') ?? strings.failed);
}
