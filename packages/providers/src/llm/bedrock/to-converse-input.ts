import type { ConverseStreamCommandInput, Tool, ToolChoice } from '@aws-sdk/client-bedrock-runtime';
import { knownTools } from '../known-tools.ts';
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
  const tools = knownTools(request).map(
    ({ name, description, inputSchema }): Tool => ({
      toolSpec: { name, description, inputSchema: { json: toDocument(inputSchema) } },
    }),
  );
  if (tools.length === 0) return undefined;
  return { tools: [...tools, CACHE_POINT], toolChoice: toToolChoice(request.toolChoice) };
}

function toToolChoice(choice: LlmRequest['toolChoice']): ToolChoice {
  if (choice === 'any') return { any: {} };
  return choice === undefined || choice === 'auto' ? { auto: {} } : { tool: { name: choice.tool } };
}
