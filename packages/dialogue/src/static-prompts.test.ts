import { readFileSync } from 'node:fs';
import { statechartSchema } from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import { staticPrompts } from './static-prompts.ts';

const golden = new URL('../../flow/fixtures/dental-practice.statechart.json', import.meta.url);
const statechart = statechartSchema.parse(JSON.parse(readFileSync(golden, 'utf8')));
const texts = staticPrompts(statechart).map(({ text }) => text);

describe('staticPrompts', () => {
  it('begins with what every caller hears first', () => {
    expect(texts[0]).toBe('Bright Smile Dental. How can I help?');
  });

  it('has what handlers and the apology say as well, once each', () => {
    expect(texts).toContain('I cannot hear you. Please call again. Goodbye.');
    expect(texts).toContain(statechart.settings.apology);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('leaves out what depends on the call', () => {
    expect(texts.filter((text) => text.startsWith('You are booked for'))).toEqual([]);
  });
});
