import type { ConverseMessage, ConverseRequest } from './converse-request.ts';
import type { Question, Turn } from './practice-model/question.ts';

/** The request as the practice model sees it. */
export function toQuestion({ system, messages, toolConfig }: ConverseRequest): Question {
  const { any, tool } = toolConfig?.toolChoice ?? {};
  const last = messages.at(-1)?.content ?? [];
  return {
    system: system.flatMap(({ text }) => text ?? []).join('\n'),
    turns: messages.flatMap(turnOf),
    afterTool: last.some(({ toolResult }) => toolResult !== undefined) && last.every(({ text }) => text === undefined),
    tools: (toolConfig?.tools ?? []).flatMap(({ toolSpec }) =>
      toolSpec === undefined
        ? []
        : [
            {
              name: toolSpec.name,
              description: toolSpec.description ?? '',
              inputSchema: toolSpec.inputSchema.json,
            },
          ],
    ),
    toolChoice: tool !== undefined ? { tool: tool.name } : any !== undefined ? 'any' : 'auto',
  };
}

function turnOf({ role, content }: ConverseMessage): Turn[] {
  const text = content.flatMap((block) => block.text ?? []).join('\n');
  return text === '' ? [] : [{ speaker: role, text }];
}
