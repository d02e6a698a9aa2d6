import type Anthropic from '@anthropic-ai/sdk';
import type { LlmStopReason } from '../port.ts';
import type { ReplyParts } from '../reply-parts.ts';

/** Reasons that mean something to us; the rest, known or new, end a turn like any other. */
const STOP_REASONS: Readonly<Record<string, LlmStopReason>> = {
  end_turn: 'endTurn',
  tool_use: 'toolUse',
  max_tokens: 'maxTokens',
  model_context_window_exceeded: 'maxTokens',
  stop_sequence: 'stopSequence',
  refusal: 'refused',
};

/** Puts one event of a stream into the reply; returns the text it added. Thinking is neither spoken nor kept. */
export function addEvent(event: Anthropic.RawMessageStreamEvent, parts: ReplyParts): string {
  switch (event.type) {
    case 'message_start': {
      const { usage } = event.message;
      parts.use({
        inputTokens: usage.input_tokens,
        cacheReadTokens: usage.cache_read_input_tokens ?? 0,
        cacheWriteTokens: usage.cache_creation_input_tokens ?? 0,
      });
      return '';
    }
    case 'content_block_start':
      if (event.content_block.type === 'tool_use') parts.beginToolUse(event.index, event.content_block);
      return event.content_block.type === 'text' ? parts.addText(event.content_block.text) : '';
    case 'content_block_delta':
      if (event.delta.type === 'input_json_delta') parts.addToolInput(event.index, event.delta.partial_json);
      return event.delta.type === 'text_delta' ? parts.addText(event.delta.text) : '';
    case 'message_delta':
      parts.use({ outputTokens: event.usage.output_tokens });
      if (event.delta.stop_reason !== null) parts.stop(STOP_REASONS[event.delta.stop_reason] ?? 'other');
      return '';
    // Whatever comes as a new kind of event is no text.
    default:
      return '';
  }
}
