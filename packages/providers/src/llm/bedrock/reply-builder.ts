import type { LlmReply, LlmStopReason, LlmToolUse, LlmUsage } from '../port.ts';
import { bedrockError } from './bedrock-error.ts';
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

interface ToolUseParts {
  id: string;
  name: string;
  json: string;
}

/** Puts the events of one stream together. */
export class ReplyBuilder {
  readonly #toolUses = new Map<number, ToolUseParts>();
  #text = '';
  #stopReason: string | undefined;
  #usage: LlmUsage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };

  /** True once anything of the answer itself has come. */
  get hasBegun(): boolean {
    return this.#text !== '' || this.#toolUses.size > 0;
  }

  /** Takes one event; returns the text it added. Reasoning is neither spoken nor kept. */
  add(event: StreamEvent): string {
    const start = event.contentBlockStart;
    if (start?.start?.toolUse !== undefined) {
      const { toolUseId = '', name = '' } = start.start.toolUse;
      this.#toolUses.set(start.contentBlockIndex ?? 0, { id: toolUseId, name, json: '' });
    }
    const delta = event.contentBlockDelta;
    const toolUse = this.#toolUses.get(delta?.contentBlockIndex ?? 0);
    if (delta?.delta?.toolUse !== undefined && toolUse !== undefined) toolUse.json += delta.delta.toolUse.input ?? '';
    if (event.messageStop !== undefined) this.#stopReason = event.messageStop.stopReason ?? 'end_turn';
    if (event.metadata?.usage !== undefined) {
      const { usage } = event.metadata;
      this.#usage = {
        inputTokens: usage.inputTokens ?? 0,
        outputTokens: usage.outputTokens ?? 0,
        cacheReadTokens: usage.cacheReadInputTokens ?? 0,
        cacheWriteTokens: usage.cacheWriteInputTokens ?? 0,
      };
    }
    const text = delta?.delta?.text ?? '';
    this.#text += text;
    return text;
  }

  /** @throws ProviderError when the stream ended without saying that it was complete, or a tool's input is no JSON. */
  build(): Pick<LlmReply, 'text' | 'toolUses' | 'stopReason' | 'usage'> {
    // A lost connection may look like an orderly end: only this event says that the answer is whole.
    if (this.#stopReason === undefined) {
      throw bedrockError('PROVIDER_INCOMPLETE_REPLY', 'Bedrock ended the stream without messageStop');
    }
    const stopReason = STOP_REASONS[this.#stopReason] ?? 'other';
    // Any other reason may have cut a tool's input short, and half an order must never be carried out.
    const toolUses = stopReason === 'toolUse' ? [...this.#toolUses.values()].map(parseToolUse) : [];
    return { text: this.#text, toolUses, stopReason, usage: this.#usage };
  }
}

/** A tool without arguments comes with no JSON at all. */
function parseToolUse({ id, name, json }: ToolUseParts): LlmToolUse {
  try {
    const input: unknown = json.trim() === '' ? {} : JSON.parse(json);
    return { id, name, input };
  } catch (error) {
    throw bedrockError('PROVIDER_INVALID_TOOL_INPUT', `Bedrock sent invalid JSON for the tool ${name}`, error);
  }
}
