import type Anthropic from '@anthropic-ai/sdk';
import { knownTools } from '../known-tools.ts';
import type { LlmContent, LlmRequest } from '../port.ts';
import { toTurns } from '../to-turns.ts';

/** The service's form of a request. What stays the same within a call ends with a point to cache up to. */
export function toMessageParams(modelId: string, request: LlmRequest): Omit<Anthropic.MessageCreateParams, 'stream'> {
  const tools = knownTools(request).map(
    ({ name, description, inputSchema }): Anthropic.Tool => ({
      name,
      description,
      input_schema: { ...inputSchema, type: 'object' },
    }),
  );
  const { system } = request;
  return {
    model: modelId,
    max_tokens: request.maxTokens,
    messages: toTurns(request.messages).map(({ role, content }) => ({ role, content: content.map(toBlock) })),
    ...(system.trim() === '' ? {} : { system: [{ type: 'text', text: system, cache_control: { type: 'ephemeral' } }] }),
    ...(tools.length === 0 ? {} : { tools, tool_choice: toToolChoice(request.toolChoice) }),
  };
}

function toBlock(block: LlmContent): Anthropic.ContentBlockParam {
  switch (block.type) {
    case 'text':
      return { type: 'text', text: block.text };
    case 'toolUse':
      return { type: 'tool_use', id: block.id, name: block.name, input: block.input ?? {} };
    case 'toolResult':
      return {
        type: 'tool_result',
        tool_use_id: block.toolUseId,
        content: typeof block.output === 'string' ? block.output : JSON.stringify(block.output ?? null),
        is_error: block.isError === true,
      };
  }
}

function toToolChoice(choice: LlmRequest['toolChoice']): Anthropic.ToolChoice {
  if (choice === undefined || choice === 'auto' || choice === 'any') return { type: choice ?? 'auto' };
  return { type: 'tool', name: choice.tool };
}
