import type { ConverseMessage, ConverseRequest } from './converse-request.ts';

/** The rules that the service enforces beyond the shape; the broken one as a sentence, or undefined. */
export function findBrokenRule(request: ConverseRequest): string | undefined {
  const { messages, toolConfig } = request;
  if (messages[0]?.role !== 'user') return 'A conversation must start with a user message.';
  if (messages.at(-1)?.role !== 'user') return 'A conversation must end with a user message: prefill is not supported.';
  const usesTools = messages.some(({ content }) =>
    content.some(({ toolUse, toolResult }) => toolUse !== undefined || toolResult !== undefined),
  );
  if (usesTools && toolConfig === undefined)
    return 'The toolConfig field must be defined when using toolUse and toolResult content blocks.';
  for (const [index, message] of messages.entries()) {
    const broken = findBrokenRuleAt(message, index, messages[index - 1]);
    if (broken !== undefined) return broken;
  }
  const chosen = toolConfig?.toolChoice?.tool?.name;
  if (chosen !== undefined && !toolConfig?.tools.some(({ toolSpec }) => toolSpec?.name === chosen))
    return `toolConfig.toolChoice.tool.name: there is no tool ${chosen}.`;
  return undefined;
}

function findBrokenRuleAt(
  { role, content }: ConverseMessage,
  index: number,
  before: ConverseMessage | undefined,
): string | undefined {
  const at = `messages.${index}`;
  if (before?.role === role) return `${at}: roles must alternate between user and assistant.`;
  if (content.length === 0) return `${at}: the content field is empty.`;
  if (content.some(({ text }) => text !== undefined && text.trim() === ''))
    return `${at}: the text field in the ContentBlock object is blank.`;
  if (content.some(({ toolUse, toolResult }) => (role === 'user' ? toolUse : toolResult) !== undefined))
    return `${at}: a ${role} message cannot hold this kind of tool block.`;
  const asked = (before?.content ?? []).flatMap(({ toolUse }) => toolUse?.toolUseId ?? []);
  const results = content.flatMap(({ toolResult }) => toolResult?.toolUseId ?? []);
  const unanswered = asked.find((id) => !results.includes(id));
  if (unanswered !== undefined) return `${at}: tool_use ids were found without tool_result blocks: ${unanswered}.`;
  const unasked = results.find((id) => !asked.includes(id));
  if (unasked !== undefined) return `${at}: unexpected tool_use_id in tool_result blocks: ${unasked}.`;
  const lastResult = content.findLastIndex(({ toolResult }) => toolResult !== undefined);
  const firstText = content.findIndex(({ text }) => text !== undefined);
  if (firstText >= 0 && firstText < lastResult) return `${at}: tool_result blocks must come before any text.`;
  return undefined;
}
