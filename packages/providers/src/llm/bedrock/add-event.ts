import type { LlmStopReason } from '../port.ts';
import type { ReplyParts } from '../reply-parts.ts';
import type { StreamEvent } from './stream-event.ts';

/** Reasons that mean something to us; the rest, known or new, end a turn like any other. */
const STOP_REASONS: Readonly<Record<string, LlmStopReason>> = {
  end_turn: 'endTurn',
  tool_use: 'toolUse',
  max_tokens: 'maxTokens',
  model_context_window_exceeded: 'maxTokens',
  stop_sequence: 'stopSequence',
  guardrail_intervened: 'refused',
  content_filtered: 'refused',
};

/** Puts one event of a stream into the reply; returns the text it added. Reasoning is neither spoken nor kept. */
export function addEvent(event: StreamEvent, parts: ReplyParts): string {
  const start = event.contentBlockStart;
  if (start?.start?.toolUse !== undefined) {
    const { toolUseId = '', name = '' } = start.start.toolUse;
    parts.beginToolUse(start.contentBlockIndex ?? 0, { id: toolUseId, name });
  }
  const delta = event.contentBlockDelta;
  if (delta?.delta?.toolUse !== undefined) {
    parts.addToolInput(delta.contentBlockIndex ?? 0, delta.delta.toolUse.input ?? '');
  }
  if (event.messageStop !== undefined) {
    parts.stop(STOP_REASONS[event.messageStop.stopReason ?? 'end_turn'] ?? 'other');
  }
  if (event.metadata?.usage !== undefined) {
    const { usage } = event.metadata;
    parts.use({
      inputTokens: usage.inputTokens ?? 0,
      outputTokens: usage.outputTokens ?? 0,
      cacheReadTokens: usage.cacheReadInputTokens ?? 0,
      cacheWriteTokens: usage.cacheWriteInputTokens ?? 0,
    });
  }
  return parts.addText(delta?.delta?.text ?? '');
}
