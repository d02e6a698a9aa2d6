import { describe, expect, it } from 'vitest';
import dental from '../templates/dental-practice.json' with { type: 'json' };
import { compileFlow } from './compile-flow.ts';
import { type Flow, flowSchema } from './flow.ts';
import { parseFlow } from './parse-flow.ts';
import { spokenFields } from './spoken-fields.ts';

function demo(): Flow {
  const parsed = parseFlow(dental);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

/** The fields of one node with this data. */
function fieldsOf(kind: string, data: unknown): [string, string][] {
  const flow = flowSchema.parse({ schemaVersion: 1, name: 'Test', nodes: { one: { kind, data } } });
  return Object.values(flow.nodes).flatMap((node) =>
    spokenFields(flow, node).map(({ field, text }): [string, string] => [field, text]),
  );
}

describe('the spoken fields of a node', () => {
  it.each([
    ['say', { text: 'Hello.' }, [['text', 'Hello.']]],
    ['end', { text: 'Goodbye.' }, [['text', 'Goodbye.']]],
    [
      'menu',
      { prompt: 'Yes?', options: [{ id: 'a', label: 'A' }], noInput: { prompts: ['Hm?'] }, noMatch: { prompts: [''] } },
      [
        ['prompt', 'Yes?'],
        ['noInput.prompts.0', 'Hm?'],
      ],
    ],
    ['set', { assignments: [{ variable: 'a', value: '1' }] }, []],
    ['comment', { text: 'Not for callers.' }, []],
  ])('of %s are what callers hear, as translations name them', (kind, data, fields) => {
    expect(fieldsOf(kind, data)).toEqual(fields);
  });

  it('are those of a text message, too, and never those of an address', () => {
    const message = { to: '+441234567', text: 'See you.' };
    expect(fieldsOf('message', message).map(([field]) => field)).toEqual(['text']);
    const call = { via: 'http', method: 'GET', url: 'https://a.example/?q={{1}}', headers: [], body: '' };
    expect(fieldsOf('request', { call }).filter(([field]) => field.startsWith('call'))).toEqual([]);
  });

  it('are where the compiler looks for translations: each one that is written there is in the statechart', () => {
    const flow = demo();
    const marks: string[] = [];
    const words = Object.entries(flow.nodes).map(([id, node]) => {
      const texts = spokenFields(flow, node).map(({ field }) => {
        marks.push(`«${id} ${field}»`);
        return [field, `«${id} ${field}»`];
      });
      return [id, Object.fromEntries(texts)];
    });
    const compiled = compileFlow({ ...flow, translations: { de: Object.fromEntries(words) } });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    const statechart = JSON.stringify(compiled.value.statechart);
    expect(marks.length).toBeGreaterThan(10);
    expect(marks.filter((mark) => !statechart.includes(mark))).toEqual([]);
  });
});
