import type { LlmContent, LlmMessage } from './port.ts';

/** What one party says, with the other before and behind it. */
export type Turn = { role: LlmMessage['role']; content: LlmContent[] };

/** What a model is told about a tool call whose answer never came, as after an interruption. */
const LOST_RESULT = 'The call was interrupted before the tool answered.';
const OPENING = '(The call begins.)';
const SILENCE = '(The caller says nothing.)';

/**
 * Brings any history into the form that models are trained on and vendors insist on: it begins and ends with the user,
 * the roles alternate, no text is blank, and every tool use is answered, all of them and first, in the very next turn.
 */
export function toTurns(messages: readonly LlmMessage[]): Turn[] {
  const turns = mergeNeighbours(messages.map(withoutBlanks).filter(({ content }) => content.length > 0));
  const paired = mergeNeighbours(pairToolResults(turns));
  if (paired[0]?.role !== 'user') paired.unshift({ role: 'user', content: [{ type: 'text', text: OPENING }] });
  if (paired.at(-1)?.role !== 'user') paired.push({ role: 'user', content: [{ type: 'text', text: SILENCE }] });
  return paired;
}

function withoutBlanks({ role, content }: LlmMessage): Turn {
  return { role, content: content.filter((block) => block.type !== 'text' || block.text.trim() !== '') };
}

function mergeNeighbours(turns: readonly Turn[]): Turn[] {
  const merged: Turn[] = [];
  for (const turn of turns) {
    const previous = merged.at(-1);
    if (previous?.role === turn.role) previous.content.push(...turn.content);
    else merged.push({ role: turn.role, content: [...turn.content] });
  }
  return merged;
}

/** Answers every tool use in the next user message; results that answer nothing there are dropped. */
function pairToolResults(turns: readonly Turn[]): Turn[] {
  const paired: Turn[] = [];
  for (const [index, turn] of turns.entries()) {
    if (turn.role === 'assistant') {
      paired.push({ ...turn, content: turn.content.filter((block) => block.type !== 'toolResult') });
      if (toolUseIds(turn).length > 0 && turns[index + 1] === undefined) paired.push(answerAll(turn, []));
    } else {
      paired.push(answerAll(turns[index - 1], turn.content));
    }
  }
  return paired.filter(({ content }) => content.length > 0);
}

function answerAll(asked: Turn | undefined, content: readonly LlmContent[]): Turn {
  const results = toolUseIds(asked).map(
    (toolUseId): LlmContent =>
      content.find((block) => block.type === 'toolResult' && block.toolUseId === toolUseId) ?? {
        type: 'toolResult',
        toolUseId,
        output: LOST_RESULT,
        isError: true,
      },
  );
  return { role: 'user', content: [...results, ...content.filter((block) => block.type === 'text')] };
}

function toolUseIds(turn: Turn | undefined): string[] {
  return (turn?.content ?? []).flatMap((block) => (block.type === 'toolUse' ? [block.id] : []));
}
