import type { ContentBlock, Message, ToolResultContentBlock } from '@aws-sdk/client-bedrock-runtime';
import type { LlmContent, LlmMessage } from '../port.ts';
import { toTurns } from '../to-turns.ts';
import { toDocument } from './to-document.ts';

/** A history in the service's form. */
export function toConverseMessages(messages: readonly LlmMessage[]): Message[] {
  return toTurns(messages).map(({ role, content }) => ({ role, content: content.map(toBlock) }));
}

function toBlock(block: LlmContent): ContentBlock {
  switch (block.type) {
    case 'text':
      return { text: block.text };
    case 'toolUse':
      return { toolUse: { toolUseId: block.id, name: block.name, input: toDocument(block.input) } };
    case 'toolResult':
      return {
        toolResult: {
          toolUseId: block.toolUseId,
          content: [toResultContent(block.output)],
          status: block.isError === true ? 'error' : 'success',
        },
      };
  }
}

/** The service takes only an object as JSON: lists and bare values are wrapped. */
function toResultContent(output: unknown): ToolResultContentBlock {
  if (typeof output === 'string') return { text: output.trim() === '' ? '(empty)' : output };
  const document = toDocument(output);
  const isObject = typeof document === 'object' && document !== null && !Array.isArray(document);
  return { json: isObject ? document : { result: document } };
}
