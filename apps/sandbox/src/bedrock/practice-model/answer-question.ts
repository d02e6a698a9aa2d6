import { fillTool } from './fill-tool.ts';
import { leadConversation } from './lead-conversation.ts';
import { meaningOf, overlap } from './meaning.ts';
import { asWords } from './properties.ts';
import type { Answer, Question, Tool } from './question.ts';

/**
 * The practice model: rules in place of a language model, driven by nothing but the request.
 * The same question always gets the same answer, and no answer holds a value that nobody said.
 */
export function answerQuestion(question: Question): Answer {
  const forced = forcedTool(question);
  if (forced !== undefined) return { text: '', toolUses: [{ name: forced.name, input: fillTool(question, forced) }] };
  return leadConversation(question);
}

function forcedTool({ tools, toolChoice, turns }: Question): Tool | undefined {
  if (toolChoice === 'auto') return undefined;
  if (toolChoice !== 'any') return tools.find(({ name }) => name === toolChoice.tool);
  const said = meaningOf(turns.findLast(({ speaker }) => speaker === 'user')?.text ?? '');
  const [best] = tools
    .map((tool) => ({ tool, score: overlap(said, meaningOf(`${asWords(tool.name)} ${tool.description}`)) }))
    .sort((left, right) => right.score - left.score);
  return best?.tool;
}
