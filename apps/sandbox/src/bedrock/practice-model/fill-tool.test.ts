import { describe, expect, it } from 'vitest';
import { answerQuestion } from './answer-question.ts';
import type { SpokenValue } from './question.ts';

function fill(properties: Record<string, unknown>, text: string, system = 'Today is 2026-03-04.') {
  const answer = answerQuestion({
    system,
    turns: [{ speaker: 'user', text }],
    afterTool: false,
    tools: [{ name: 'give', description: 'Reports.', inputSchema: { type: 'object', properties } }],
    toolChoice: { tool: 'give' },
  });
  return answer.toolUses[0]?.input;
}

const CHOICE = {
  choice: {
    type: 'string',
    enum: ['book', 'moveOrCancel', 'price', 'toPerson', 'none'],
    description:
      'book: New appointment, make an appointment\nmoveOrCancel: Change an appointment, move, cancel\nprice: Prices, what does it cost\ntoPerson: Talk to someone, a person',
  },
};

describe('a choice', () => {
  it.each([
    ["I'd like to reschedule my visit", 'moveOrCancel'],
    ['could you drop it for me', 'moveOrCancel'],
    ['reserve something for me', 'book'],
    ['how expensive is a cleaning', 'price'],
    ['get me a human', 'toPerson'],
    ['not a price, I need the receptionist', 'toPerson'],
    ['book one, no wait, cancel it', 'moveOrCancel'],
    ['about my appointment', 'none'],
    ['the weather is nice', 'none'],
    ['', 'none'],
  ])('"%s" is %s', (text, choice) => {
    expect(fill(CHOICE, text)).toEqual({ choice });
  });

  it('is left out when nothing fits and nothing stands for that', () => {
    const colour = { type: 'string', enum: ['red', 'green'], description: 'the colour\nred: crimson' };
    expect(fill({ colour }, 'the weather is nice')).toEqual({});
    expect(fill({ colour }, 'make it crimson')).toEqual({ colour: 'red' });
  });
});

describe('values', () => {
  it.each<[Record<string, unknown>, string, Record<string, SpokenValue>]>([
    [{ day: { type: 'string', format: 'date' } }, 'uh the thirteenth I think', { day: '2026-03-13' }],
    [{ time: { type: 'string', format: 'time' } }, 'ten', { time: '10:00' }],
    [{ at: { type: 'string', format: 'date-time' } }, 'friday at ten', { at: '2026-03-06T10:00:00' }],
    [{ sure: { type: 'boolean' } }, 'yeah go ahead', { sure: true }],
    [{ sure: { type: 'boolean' } }, 'maybe', {}],
    [{ guests: { type: 'integer', minimum: 1, maximum: 12 } }, 'there are six of us', { guests: 6 }],
    [{ guests: { type: 'integer', minimum: 1, maximum: 12 } }, 'sixty', {}],
    [{ phone: { type: 'string', format: 'phone' } }, 'oh two oh 7946 0018', { phone: '02079460018' }],
    [{ code: { type: 'string', pattern: '^[0-9]+$' } }, 'one two double three', { code: '1233' }],
    [{ name: { type: 'string', format: 'name' } }, 'anna bell', { name: 'Anna Bell' }],
    [{ picture: { type: 'array', items: {} } }, 'anything', {}],
  ])('%j from "%s": %j', (properties, text, values) => {
    expect(fill(properties, text)).toEqual(values);
  });

  it('of one kind go to the one that was asked for', () => {
    const properties = {
      arrival: { type: 'string', format: 'date', description: 'the day of arrival' },
      departure: { type: 'string', format: 'date', description: 'the day of departure' },
    };
    const system = 'A caller was asked: “When is your departure?” Report the values they gave.\nToday is 2026-03-04.';
    expect(fill(properties, 'on friday', system)).toEqual({ departure: '2026-03-06' });
    expect(fill(properties, 'from thursday to friday', system)).toEqual({
      arrival: '2026-03-05',
      departure: '2026-03-06',
    });
  });
});

const TRANSCRIPT = [
  'Agent: Bright Smile Dental. How can I help you?',
  'Caller: hi this is anna bell, I want to move my appointment',
  'Agent: Would you like to receive a reminder?',
  'Caller: yes please',
  'Agent: Which day suits you?',
  'Caller: friday at ten, because my car broke down',
  'Agent: Your appointment is moved to Friday at ten. Goodbye.',
].join('\n');

describe('the report on a call', () => {
  it('quotes who asked for what and what was settled', () => {
    expect(fill({ summary: { type: 'string', description: 'One to three sentences.' } }, TRANSCRIPT)).toEqual({
      summary:
        'Anna Bell said: “hi this is anna bell, I want to move my appointment”. Their last word was: “friday at ten, because my car broke down”. The agent said: “Your appointment is moved to Friday at ten”.',
    });
  });

  it('takes values from anywhere in the conversation and leaves out what nobody said', () => {
    expect(
      fill(
        {
          caller_name: { type: 'string', format: 'name', description: "the caller's name" },
          day: { type: 'string', format: 'date', description: 'the agreed day' },
          reminder: { type: 'boolean', description: 'whether the caller wants a reminder' },
          outcome: {
            type: 'string',
            enum: ['moved', 'cancelled', 'none'],
            description: 'what became of the appointment',
          },
          car: { type: 'string', description: 'what is wrong with the car' },
          pet: { type: 'string', description: 'the kind of pet' },
          phone: { type: 'string', format: 'phone', description: 'a number to call back' },
        },
        TRANSCRIPT,
      ),
    ).toEqual({
      caller_name: 'Anna Bell',
      day: '2026-03-06',
      reminder: true,
      outcome: 'moved',
      car: 'friday at ten, because my car broke down',
    });
  });

  it('says so when the caller never spoke', () => {
    expect(fill({ summary: { type: 'string' } }, 'Agent: Hello?\nAgent: Are you there?')).toEqual({
      summary: 'The caller said nothing that was understood.',
    });
  });
});

describe('a tool of the model’s choice', () => {
  it('is the one whose description fits', () => {
    const tool = (name: string, description: string) => ({ name, description, inputSchema: {} });
    const answer = answerQuestion({
      system: '',
      turns: [{ speaker: 'user', text: 'what does it cost' }],
      afterTool: false,
      tools: [tool('find_hours', 'Finds the opening hours.'), tool('find_price', 'Finds a price.')],
      toolChoice: 'any',
    });
    expect(answer.toolUses).toEqual([{ name: 'find_price', input: {} }]);
  });
});
