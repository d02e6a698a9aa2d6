import { compileFlow } from '@aybiza/flow';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GuidedAnswers, writeGuidedFlow } from './write-guided-flow.ts';

const ALL: GuidedAnswers = {
  business: 'Harbour Yoga',
  trade: 'a yoga studio',
  language: 'en-GB',
  timeZone: 'Europe/London',
  books: true,
  hours: 'We are open every day from seven in the morning to nine in the evening.',
  facts: 'A single class is 14 pounds. Mats are there.',
  takesMessages: true,
  person: '+442079460018',
};

const answers: fc.Arbitrary<GuidedAnswers> = fc.record({
  business: fc.constantFrom('Harbour Yoga', 'Müller & Sons', 'A'),
  trade: fc.constantFrom('', 'a yoga studio'),
  language: fc.constantFrom('en-GB', 'en-US', 'de-DE'),
  timeZone: fc.constantFrom('Europe/London', 'America/New_York'),
  books: fc.boolean(),
  hours: fc.constantFrom('', ALL.hours),
  facts: fc.constantFrom('', ALL.facts),
  takesMessages: fc.boolean(),
  person: fc.constantFrom('', ALL.person),
});

/** What may be left to weigh: that nobody can be reached is what was answered. */
const WEIGHED = new Set(['NO_PERSON']);

test('whatever is answered, the flow can be published and nothing is wrong with it', async () => {
  await fc.assert(
    fc.asyncProperty(
      answers.filter(({ books, hours, facts, takesMessages }) => books || takesMessages || hours + facts !== ''),
      async (given) => {
        const compiled = compileFlow(await writeGuidedFlow(given));
        const problems = compiled.ok ? compiled.value.warnings : compiled.error;
        expect(problems.filter(({ code }) => !WEIGHED.has(code))).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

test('a caller is offered what was chosen, and nothing else', async () => {
  const flow = await writeGuidedFlow({ ...ALL, books: false });
  const { need } = flow.nodes;
  expect(need).toMatchObject({
    data: {
      prompt: 'Hello, this is Harbour Yoga. How can I help you?',
      options: [{ id: 'hours' }, { id: 'question' }, { id: 'message' }],
      noMatch: {
        prompts: [
          'Sorry, I did not get that. You can ask for our opening hours, ask a question, leave a message, or speak to a person.',
          expect.anything(),
        ],
      },
    },
  });
  expect(flow.nodes).not.toHaveProperty('book');
  expect(flow.variables).not.toHaveProperty('booking_reference');
  expect(flow.knowledge).toMatchObject({ facts: { text: ALL.facts } });
});

test('nothing of the practice line that it is made of is said to callers of another business', async () => {
  expect(JSON.stringify(await writeGuidedFlow(ALL))).not.toMatch(/dentist|dental|bright smile|tooth|front desk/i);
});
