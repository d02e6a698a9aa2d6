import { knownTools } from '../known-tools.ts';
import type { LlmContent, LlmRequest } from '../port.ts';
import { type Turn, toTurns } from '../to-turns.ts';

type ChatMessage = Readonly<Record<string, unknown>>;

/** The body of a request for a streamed chat completion. */
export function toChatRequest(model: string, request: LlmRequest): Readonly<Record<string, unknown>> {
  const tools = knownTools(request).map(({ name, description, inputSchema }) => ({
    type: 'function',
    function: { name, description, parameters: inputSchema },
  }));
  return {
    model,
    messages: [
      ...(request.system.trim() === '' ? [] : [{ role: 'system', content: request.system }]),
      ...toTurns(request.messages).flatMap(toMessages),
    ],
    max_tokens: request.maxTokens,
    stream: true,
    stream_options: { include_usage: true },
    ...(tools.length === 0 ? {} : { tools, tool_choice: toToolChoice(request.toolChoice) }),
  };
}

/** Results of tools are messages of their own here, before what the caller said. */
function toMessages({ role, content }: Turn): ChatMessage[] {
  const text = content.flatMap((block) => (block.type === 'text' ? block.text : [])).join(' ');
  if (role === 'assistant') {
    const calls = content.flatMap(toToolCall);
    return [{ role, content: text === '' ? null : text, ...(calls.length === 0 ? {} : { tool_calls: calls }) }];
  }
  return [...content.flatMap(toToolMessage), ...(text === '' ? [] : [{ role, content: text }])];
}

function toToolCall(block: LlmContent): ChatMessage[] {
  if (block.type !== 'toolUse') return [];
  return [
    { id: block.id, type: 'function', function: { name: block.name, arguments: JSON.stringify(block.input ?? {}) } },
  ];
}

function toToolMessage(block: LlmContent): ChatMessage[] {
  if (block.type !== 'toolResult') return [];
  const output = typeof block.output === 'string' ? block.output : JSON.stringify(block.output ?? null);
  return [
    { role: 'tool', tool_call_id: block.toolUseId, content: block.isError === true ? `Error: ${output}` : output },
  ];
}

function toToolChoice(choice: LlmRequest['toolChoice']): unknown {
  if (choice === undefined || choice === 'auto') return 'auto';
  return choice === 'any' ? 'required' : { type: 'function', function: { name: choice.tool } };
}
