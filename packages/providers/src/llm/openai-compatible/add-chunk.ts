import { toChunkError } from '../../openai-compatible/openai-error.ts';
import type { LlmStopReason } from '../port.ts';
import type { ReplyParts } from '../reply-parts.ts';
import type { Chunk } from './chunk.ts';

/** Reasons that mean something to us; the rest, known or new, end a turn like any other. */
const STOP_REASONS: Readonly<Record<string, LlmStopReason>> = {
  stop: 'endTurn',
  tool_calls: 'toolUse',
  length: 'maxTokens',
  content_filter: 'refused',
};

/**
 * Puts one piece of a stream into the reply; returns the text it added.
 * @throws ProviderError when the piece is an error.
 */
export function addChunk({ error, choices, usage }: Chunk, parts: ReplyParts): string {
  if (error !== undefined) throw toChunkError(error);
  if (usage !== undefined && usage !== null) {
    const cacheReadTokens = usage.prompt_tokens_details?.cached_tokens ?? 0;
    parts.use({
      inputTokens: usage.prompt_tokens - cacheReadTokens,
      outputTokens: usage.completion_tokens,
      cacheReadTokens,
    });
  }
  const choice = choices?.[0];
  for (const { index, id, function: called } of choice?.delta?.tool_calls ?? []) {
    const name = called?.name ?? '';
    // Only the first piece of a tool's use has its name.
    if (name !== '') parts.beginToolUse(index, { id: id ?? `call_${index}`, name });
    parts.addToolInput(index, called?.arguments ?? '');
  }
  const reason = choice?.finish_reason ?? '';
  if (reason !== '') parts.stop(STOP_REASONS[reason] ?? 'other');
  return parts.addText(choice?.delta?.content ?? '');
}
