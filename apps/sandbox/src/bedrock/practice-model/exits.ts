import { type Candidate, choose } from './choose.ts';
import type { GatheredValues } from './gather-values.ts';
import { meaningOf, overlap } from './meaning.ts';
import { asWords, type Property, readProperties } from './properties.ts';
import type { Tool, Turn } from './question.ts';
import { readYesNo } from './read-yes-no.ts';
import { sentencesOf } from './spoken-words.ts';

const PREFIX = 'exit_';

/** A way out of the conversation. */
export interface Exit extends Candidate {
  /** The name of its tool. */
  readonly value: string;
  readonly description: string;
  /** The values without which it may not be taken. */
  readonly needs: readonly Property[];
}

/** The ways out that the tools offer. */
export function readExits(tools: readonly Tool[]): Exit[] {
  return tools
    .filter(({ name }) => name.startsWith(PREFIX))
    .map(({ name: tool, description, inputSchema }) => {
      const properties = readProperties(inputSchema);
      const needs = properties.filter((property) => property.isRequired || speaksOf(description, property));
      // The values it needs are no sign of it: "what time is it" does not move an appointment.
      const values = new Set(needs.flatMap(({ words }) => [...words]));
      const name = meaningOf(asWords(tool.slice(PREFIX.length)));
      const telling = [...meaningOf(description)].filter((word) => !values.has(word));
      return { value: tool, name, all: new Set([...name, ...telling]), description, needs };
    });
}

/** "… and has said the new day and time" speaks of the property "the new day", and of one called `time`. */
function speaksOf(description: string, property: Property): boolean {
  const words = meaningOf(description);
  const isWhole = (part: ReadonlySet<string>) => part.size > 0 && overlap(part, words) === part.size;
  return isWhole(meaningOf(asWords(property.name))) || isWhole(meaningOf(property.label));
}

/** Which exit the caller is heading for: by the last words, else by an earlier wish that still waits for values. */
export function findExit(exits: readonly Exit[], turns: readonly Turn[], fresh: GatheredValues): Exit | undefined {
  const now = exitOfTurn(exits, turns, turns.length - 1);
  if (now !== undefined) return now;
  const waiting = exits.filter(({ needs }) => needs.length > 0);
  for (let index = turns.length - 2; index >= 0; index -= 1) {
    const earlier = exitOfTurn(exits, turns, index);
    if (earlier !== undefined) return waiting.includes(earlier) ? earlier : undefined;
  }
  // Values that only one exit has a use for say where the caller wants to go.
  const using = waiting.filter(({ needs }) => needs.some(({ name }) => Object.hasOwn(fresh, name)));
  return using.length === 1 ? using[0] : undefined;
}

function exitOfTurn(exits: readonly Exit[], turns: readonly Turn[], index: number): Exit | undefined {
  const turn = turns[index];
  if (turn?.speaker !== 'user') return undefined;
  const chosen = choose(turn.text, exits) ?? choose(confirmed(turns, index), exits);
  return exits.find(({ value }) => value === chosen);
}

/** What a bare yes or no agreed to: the agent's question; "no" to "anything else?" is a goodbye. */
function confirmed(turns: readonly Turn[], index: number): string {
  const before = turns[index - 1];
  const question =
    before?.speaker === 'assistant' ? sentencesOf(before.text).findLast((each) => each.endsWith('?')) : '';
  if (question === undefined || question === '') return '';
  const answer = readYesNo(turns[index]?.text ?? '');
  if (answer === true) return question;
  return answer === false && /\belse\b/i.test(question) ? 'done' : '';
}

/** What the exits are for, as a question: "Would you like to move the appointment or cancel the appointment?" */
export function wishesOf(exits: readonly Exit[]): string[] {
  return exits.flatMap(({ description }) => {
    const wish =
      /\b(?:wants|would like|wishes|asks|needs) to (.+?)(?:,? and (?:has|have|gave|gives|said)\b.*)?[.]?$/i.exec(
        description,
      );
    return wish?.[1] === undefined ? [] : [wish[1].replace(/\btheir\b/g, 'your')];
  });
}
