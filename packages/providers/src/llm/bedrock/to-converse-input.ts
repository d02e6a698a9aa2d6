import type { ConverseStreamCommandInput, Tool, ToolChoice } from '@aws-sdk/client-bedrock-runtime';
import type { LlmRequest } from '../port.ts';
import { toConverseMessages } from './to-converse-messages.ts';
import { toDocument } from './to-document.ts';

const CACHE_POINT = { cachePoint: { type: 'default' } } as const;

/** The service's form of a request. What stays the same within a call comes before a cache point: tools, then system. */
export function toConverseInput(modelId: string, request: LlmRequest): ConverseStreamCommandInput {
  const toolConfig = toToolConfig(request);
  return {
    modelId,
    ...(request.system.trim() === '' ? {} : { system: [{ text: request.system }, CACHE_POINT] }),
    messages: toConverseMessages(request.messages),
    inferenceConfig: { maxTokens: request.maxTokens },
    ...(toolConfig === undefined ? {} : { toolConfig }),
  };
}

function toToolConfig(request: LlmRequest): ConverseStreamCommandInput['toolConfig'] {
  const tools: Tool[] = (request.tools ?? []).map(({ name, description, inputSchema }) => ({
    toolSpec: { name, description, inputSchema: { json: toDocument(inputSchema) } },
  }));
  // The service refuses a history with tool blocks when no tools are given: name those of the history.
  if (tools.length === 0) tools.push(...toolsOfHistory(request));
  if (tools.length === 0) return undefined;
  return { tools: [...tools, CACHE_POINT], toolChoice: toToolChoice(request.toolChoice) };
}

function toolsOfHistory(request: LlmRequest): Tool[] {
  const blocks = request.messages.flatMap(({ content }) => content);
  const names = new Set(blocks.flatMap((block) => (block.type === 'toolUse' ? [block.name] : [])));
  return [...names].map((name) => ({
    toolSpec: { name, description: 'No longer available: do not use.', inputSchema: { json: { type: 'object' } } },
  }));
}

function toToolChoice(choice: LlmRequest['toolChoice']): ToolChoice {
  if (choice === 'any') return { any: {} };
  return choice === undefined || choice === 'auto' ? { auto: {} } : { tool: { name: choice.tool } };
}
