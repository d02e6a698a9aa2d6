import { describe, expect, it } from 'vitest';
import { answerQuestion } from './answer-question.ts';
import type { Answer, Tool, Turn } from './question.ts';

const SYSTEM = [
  'You are the friendly and brief telephone assistant of Bright Smile Dental, a dental practice. It is open Monday to Friday from nine to five.',
  'Goal: The caller has an appointment and wants to move it to another day and time or to cancel it. Find out which. Never promise a refund.',
  'You are on the telephone: answer in one or two short sentences, without lists, markup or emoji.',
  'Today is 2026-03-04.',
  'booked_day: 2026-03-05',
].join('\n');

const OPENING = 'You have an appointment on Thursday at 3:30 PM. Would you like to move it or cancel it?';

function schemaOf(properties: Record<string, unknown>) {
  return { type: 'object', properties, additionalProperties: false };
}

const DAY_AND_TIME = schemaOf({
  day: { type: 'string', format: 'date', description: 'the new day' },
  time: { type: 'string', format: 'time', description: 'the new time (24-hour HH:MM)' },
});

function toolsOf(schema: unknown, exits: Record<string, string>): Tool[] {
  const save = { name: 'save_values', description: 'Stores values that the caller has given.', inputSchema: schema };
  return [
    ...Object.entries(exits).map(([name, description]) => ({ name: `exit_${name}`, description, inputSchema: schema })),
    save,
  ];
}

const DENTIST = toolsOf(DAY_AND_TIME, {
  move: 'The caller wants to move the appointment and has said the new day and time.',
  cancel: 'The caller wants to cancel the appointment.',
  keep: 'The caller wants to keep the appointment as it is.',
});

/** Plays the caller's words one by one; the last answer counts. */
function talk(words: readonly string[], given: { tools: Tool[]; opening: string; system: string }): Answer {
  const turns: Turn[] = [{ speaker: 'assistant', text: given.opening }];
  let answer: Answer = { text: '', toolUses: [] };
  for (const text of words) {
    turns.push({ speaker: 'user', text });
    answer = answerQuestion({ ...given, turns, afterTool: false, toolChoice: 'auto' });
    if (answer.text !== '') turns.push({ speaker: 'assistant', text: answer.text });
  }
  return answer;
}

const ask = (...words: string[]) => talk(words, { tools: DENTIST, opening: OPENING, system: SYSTEM });

describe('a conversation with exits', () => {
  it.each<[string[], string, Record<string, string>]>([
    [['move it please', 'friday at ten'], 'exit_move', { day: '2026-03-06', time: '10:00' }],
    [['move it please', 'um friday', 'ten'], 'exit_move', { day: '2026-03-06', time: '10:00' }],
    [['move it', 'half past three', 'next tuesday'], 'exit_move', { day: '2026-03-10', time: '15:30' }],
    [['friday at ten please'], 'exit_move', { day: '2026-03-06', time: '10:00' }],
    [['can I reschedule to tomorrow morning at nine'], 'exit_move', { day: '2026-03-05', time: '09:00' }],
    [['move it from monday to friday', 'not nine but ten'], 'exit_move', { day: '2026-03-06', time: '10:00' }],
    [['move it to friday', 'sorry I mean monday', 'noon'], 'exit_move', { day: '2026-03-09', time: '12:00' }],
    [["don't cancel it, just move it to friday at four"], 'exit_move', { day: '2026-03-06', time: '16:00' }],
    [['cancel it'], 'exit_cancel', {}],
    [['could you call it off'], 'exit_cancel', {}],
    [['I need a cancellation'], 'exit_cancel', {}],
    [['move it', 'no wait, cancel it'], 'exit_cancel', {}],
    [['actually keep it'], 'exit_keep', {}],
    [['I do not want to move it, leave it'], 'exit_keep', {}],
    [['move it please', 'oh, actually keep it'], 'exit_keep', {}],
  ])('%j leads to %s %j', (words, name, input) => {
    expect(ask(...words)).toEqual({ text: '', toolUses: [{ name, input }] });
  });

  it.each<[string[], string]>([
    [['move it please'], 'Please tell me the new day and the new time.'],
    [['cancel it no wait move it'], 'Please tell me the new day and the new time.'],
    [['move it please', 'banana'], 'Sorry, I did not get that. Please tell me the new day and the new time.'],
    [['yes'], 'Would you like to move the appointment, cancel the appointment or keep the appointment as it is?'],
    [
      ['the weather is nice'],
      'I am a practice model and did not understand that. Would you like to move the appointment, cancel the appointment or keep the appointment as it is?',
    ],
    [
      ['when are you open'],
      'It is open Monday to Friday from nine to five. Would you like to move the appointment, cancel the appointment or keep the appointment as it is?',
    ],
    [
      ['move it', 'what day is it booked for'],
      'The booked day is Thursday 5 March. Please tell me the new day and the new time.',
    ],
  ])('%j is answered in words', (words, text) => {
    expect(ask(...words)).toEqual({ text, toolUses: [] });
  });

  it('saves half of what it needs and asks for the rest', () => {
    expect(ask('move it to friday')).toEqual({
      text: 'Please tell me the new time.',
      toolUses: [{ name: 'save_values', input: { day: '2026-03-06' } }],
    });
  });

  it('answers the result of a tool with words, even when an exit is near', () => {
    const turns: Turn[] = [
      { speaker: 'assistant', text: OPENING },
      { speaker: 'user', text: 'move it to friday' },
    ];
    expect(answerQuestion({ system: SYSTEM, turns, afterTool: true, tools: DENTIST, toolChoice: 'auto' })).toEqual({
      text: 'Please tell me the new time.',
      toolUses: [],
    });
    expect(
      answerQuestion({
        system: SYSTEM,
        turns: [...turns, { speaker: 'user', text: 'cancel it' }],
        afterTool: true,
        tools: DENTIST,
        toolChoice: 'auto',
      }).text,
    ).not.toBe('');
  });

  it('takes a yes for what the agent had proposed', () => {
    const given = { tools: DENTIST, system: SYSTEM, opening: 'Shall I cancel your appointment?' };
    expect(talk(['yes please'], given).toolUses).toEqual([{ name: 'exit_cancel', input: {} }]);
    expect(talk(['no'], given).toolUses).toEqual([]);
  });

  it('takes a no to "anything else?" for a goodbye', () => {
    const given = {
      tools: toolsOf(schemaOf({}), { done: 'The goal is reached.' }),
      system: '',
      opening: 'Is there anything else I can do?',
    };
    expect(talk(['no'], given).toolUses).toEqual([{ name: 'exit_done', input: {} }]);
    expect(talk(["that's all"], given).toolUses).toEqual([{ name: 'exit_done', input: {} }]);
  });

  it('collects names, numbers and answers that it asked for, one after the other', () => {
    const tools = toolsOf(
      schemaOf({
        full_name: { type: 'string', format: 'name', description: "the caller's name" },
        guests: { type: 'number', description: 'the number of guests', minimum: 1, maximum: 12 },
      }),
      { book: 'The caller has given the name and the number of guests.' },
    );
    const given = { tools, system: '', opening: 'How can I help?' };
    expect(talk(['hello'], given).text).toBe('Hello. Please tell me your name and the number of guests.');
    expect(talk(['hello', 'anna bell', 'fourteen', 'four'], given)).toEqual({
      text: '',
      toolUses: [{ name: 'exit_book', input: { full_name: 'Anna Bell', guests: 4 } }],
    });
  });

  it('greets when nobody has spoken yet, and says what it can do without tools', () => {
    const alone = { system: '', afterTool: false, tools: [], toolChoice: 'auto' } as const;
    expect(answerQuestion({ ...alone, turns: [{ speaker: 'user', text: '(The caller is on the line.)' }] })).toEqual({
      text: 'Hello. How can I help you?',
      toolUses: [],
    });
    expect(answerQuestion({ ...alone, turns: [{ speaker: 'user', text: 'recite a poem' }] }).text).toContain(
      'practice model',
    );
  });
});
