import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from './answer-question.ts';
import type { Question, Tool, Turn } from './question.ts';

const PROPERTIES = {
  day: { type: 'string', format: 'date', description: 'the day' },
  time: { type: 'string', format: 'time', description: 'the time' },
  guests: { type: 'integer', description: 'the number of guests' },
  phone: { type: 'string', format: 'phone', description: 'your telephone number' },
  caller: { type: 'string', format: 'name', description: 'your name' },
  // An object's own members must not pass for values.
  constructor: { type: 'boolean', description: 'whether it is a constructor' },
};
const inputSchema = { type: 'object', properties: PROPERTIES };
const TOOLS: Tool[] = [
  { name: 'exit_book', description: 'The caller wants to book and has said the day and the time.', inputSchema },
  { name: 'exit_person', description: 'The caller wants to talk to a person.', inputSchema },
  { name: 'save_values', description: 'Stores values that the caller has given.', inputSchema },
];

const SAYINGS = [
  ...'book person friday tomorrow next the third of march at ten half past three to four two hundred double oh my name is anna'.split(
    ' ',
  ),
  ...'yes no not actually please what when constructor __proto__ toString hasOwnProperty valueOf and um ? 10:30 555-0142'.split(
    ' ',
  ),
];
const turns = (words: readonly string[]): fc.Arbitrary<Turn[]> =>
  fc.array(
    fc.record({
      speaker: fc.constantFrom('user' as const, 'assistant' as const),
      text: fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((said) => said.join(' ')),
    }),
    { maxLength: 8 },
  );
const choices = fc.constantFrom<Question['toolChoice'][]>('auto', 'any', { tool: 'save_values' });

function questionOf(spoken: Turn[], toolChoice: Question['toolChoice'], afterTool = false): Question {
  return {
    system: 'Today is 2026-03-04.\nIt is open from nine to five.',
    turns: spoken,
    afterTool,
    tools: TOOLS,
    toolChoice,
  };
}

describe('the practice model', () => {
  it('answers whatever is said, the same each time, in words or with a tool that exists', () => {
    fc.assert(
      fc.property(turns(SAYINGS), choices, fc.boolean(), (spoken, toolChoice, afterTool) => {
        const question = questionOf(spoken, toolChoice, afterTool);
        const answer = answerQuestion(question);
        expect(answerQuestion(question)).toEqual(answer);
        expect(answer.text !== '' || answer.toolUses.length > 0).toBe(true);
        for (const { name, input } of answer.toolUses) {
          expect(TOOLS.map((tool) => tool.name)).toContain(name);
          for (const value of Object.values(input)) expect(['string', 'number', 'boolean']).toContain(typeof value);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('writes dates and times in their formats only', () => {
    fc.assert(
      fc.property(turns(SAYINGS), (spoken) => {
        const { toolUses } = answerQuestion(questionOf(spoken, { tool: 'save_values' }));
        expect(toolUses[0]?.input.day ?? '2026-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/);
        expect(toolUses[0]?.input.time ?? '10:00').toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      }),
      { numRuns: 500 },
    );
  });

  it('gives no value when nobody said one', () => {
    const idle = 'book person please what when is open the and um weather nice really constructor hasOwnProperty'.split(
      ' ',
    );
    fc.assert(
      fc.property(turns(idle), choices, (spoken, toolChoice) => {
        for (const { input } of answerQuestion(questionOf(spoken, toolChoice)).toolUses) expect(input).toEqual({});
      }),
      { numRuns: 500 },
    );
  });

  it('reads all of a long conversation in no time', () => {
    const long = Array.from(
      { length: 100 },
      (_, index): Turn => ({
        speaker: index % 2 === 0 ? 'assistant' : 'user',
        text: 'I would like to come on friday the thirteenth of november at half past three with four people please',
      }),
    );
    answerQuestion(questionOf(long, 'auto'));
    const before = process.cpuUsage();
    answerQuestion(questionOf(long, 'auto'));
    const { user, system } = process.cpuUsage(before);
    // Far above what it takes, in µs of the processor.
    expect(user + system).toBeLessThan(3_000_000);
  });
});
