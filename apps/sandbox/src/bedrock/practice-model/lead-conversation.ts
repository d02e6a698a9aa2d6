import { type Exit, findExit, readExits, wishesOf } from './exits.ts';
import { findFact, isQuestion, readToday } from './facts.ts';
import { addTurn, type GatheredValues, type Gathering, gatherValues } from './gather-values.ts';
import { meaningOf } from './meaning.ts';
import { askFor, listOf } from './phrasing.ts';
import { type Property, readProperties } from './properties.ts';
import type { Answer, Question, Turn } from './question.ts';
import { isSpeech } from './turns.ts';

const SAVE_TOOL = 'save_values';

/** The model's turn in a conversation: out by an exit, or one short sentence, with what it just learnt saved. */
export function leadConversation(question: Question): Answer {
  const spoken = question.turns.filter(({ text }) => isSpeech(text));
  const turns = spoken.slice(0, spoken.findLastIndex(({ speaker }) => speaker === 'user') + 1);
  const exits = readExits(question.tools);
  const gathering = gatheringOf(question, turns);
  const before = gatherValues({ ...gathering, turns: turns.slice(0, -1) });
  const values = addTurn(gathering, turns.length - 1, before);
  const last = turns.at(-1);
  if (last === undefined) return { text: `Hello. ${guide(exits, values)}`, toolUses: [] };

  const fresh = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !Object.hasOwn(before, name) || before[name] !== value),
  );
  const isFresh = Object.keys(fresh).length > 0;
  const exit = findExit(exits, turns, fresh);
  const fact = isQuestion(last.text) && !isFresh ? findFact(question.system, last.text) : undefined;
  const isReady = exit?.needs.every(({ name }) => Object.hasOwn(values, name)) === true;
  // The result of a tool is answered with words: the exit waits for the caller's next word.
  if (exit !== undefined && isReady && fact === undefined && !question.afterTool)
    return { text: '', toolUses: [{ name: exit.value, input: values }] };

  const canSave = question.tools.some(({ name }) => name === SAVE_TOOL) && !question.afterTool;
  const toolUses = canSave && isFresh ? [{ name: SAVE_TOOL, input: fresh }] : [];
  const next = exit === undefined ? guide(exits, values) : askFor(missingOf(exit, values));
  const isFollowed = isFresh || findExit(exits, turns.slice(-2), {}) !== undefined;
  return {
    text: [fact ?? (isFollowed ? '' : admit(last.text, exit)), next].filter((part) => part !== '').join(' '),
    toolUses,
  };
}

function gatheringOf({ tools, system }: Question, turns: readonly Turn[]): Gathering {
  const all = tools.flatMap(({ inputSchema }) => readProperties(inputSchema));
  const properties = all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
  return { properties, turns, today: readToday(system), isDirect: false };
}

function missingOf({ needs }: Exit, values: GatheredValues): Property[] {
  return needs.filter(({ name }) => !Object.hasOwn(values, name));
}

/** Asks for what brings the conversation on when the caller has not said where to go. */
function guide(exits: readonly Exit[], values: GatheredValues): string {
  const wishes = wishesOf(exits);
  if (wishes.length > 1) return `Would you like to ${listOf(wishes, 'or')}?`;
  const missing = exits.flatMap((exit) => missingOf(exit, values));
  if (missing.length > 0) return askFor(missing);
  return exits.length > 0 ? 'What else can I do for you?' : 'How can I help you?';
}

/** Said when the words led nowhere. */
function admit(text: string, exit: Exit | undefined): string {
  if (meaningOf(text).size === 0) return /\b(hello|hi|hey)\b/i.test(text) ? 'Hello.' : '';
  return exit === undefined ? 'I am a practice model and did not understand that.' : 'Sorry, I did not get that.';
}
