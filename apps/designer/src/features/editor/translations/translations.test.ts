import { type Flow, flowSchema } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../language/strings.ts';
import { flowStrings } from '../../flow-words/index.ts';
import { addLanguage, removeLanguage, translate } from '../commands/index.ts';
import { testEditor } from '../testing/test-editor.ts';
import { missingHoles, spokenTexts, wantedLanguages } from './spoken-texts.ts';

const flow = flowSchema.parse({
  schemaVersion: 1,
  name: 'Test',
  settings: { language: 'en-GB' },
  nodes: {
    bye: { kind: 'end', label: 'Goodbye', position: { x: 900, y: 0 }, data: { text: 'Bye.' } },
    hello: { kind: 'say', position: { x: 300, y: 0 }, data: { text: 'Hello {{name}}.' } },
    spanish: { kind: 'language', data: { language: 'es-US' } },
    english: { kind: 'language', data: { language: 'en-GB' } },
  },
  translations: { de: { hello: { text: 'Hallo {{name}}.' } } },
});

describe('the texts of a flow', () => {
  it('are those that callers hear, from left to right, with what is said in the language', () => {
    expect(
      spokenTexts(flow, 'de', inEnglish(flowStrings)).map(({ title, original, translation }) => [
        title,
        original,
        translation,
      ]),
    ).toEqual([
      ['Say', 'Hello {{name}}.', 'Hallo {{name}}.'],
      ['Goodbye', 'Bye.', ''],
    ]);
  });

  it.each([
    ['Hello {{name}}.', 'Hallo.', ['name']],
    ['At {{ time | time }}.', 'Um {{time}}.', []],
    ['{{a}} and {{b}} and {{a}}', '{{b}}', ['a']],
    ['Hello {{name}}.', '', []],
  ])('%j said as %j misses %j', (original, translation, missing) =>
    expect(missingHoles({ original, translation })).toEqual(missing),
  );
});

describe('the languages a flow wants', () => {
  const withLanguages = (translations: Flow['translations']) => wantedLanguages({ ...flow, translations });

  it('are those that steps switch to and that nothing is translated into', () => {
    expect([withLanguages({}), withLanguages({ es: {} }), withLanguages({ 'es-US': {} })]).toEqual([['es-US'], [], []]);
  });
});

describe('a language', () => {
  it.each([
    ['es', true],
    ['pt-BR', true],
    ['de', false],
    ['Spanish', false],
    ['', false],
    ['__proto__', false],
  ])('%j may be added: %s', (language, allowed) => expect(addLanguage.allowed(flow, { language })).toBe(allowed));

  it('is not added beyond what a flow can hold', () => {
    const editor = testEditor(flow);
    const tags = Array.from({ length: 20 }, (_, at) => `en-${100 + at}`);
    expect(tags.map((language) => editor.store.actions.run(addLanguage, { language })).filter(Boolean)).toHaveLength(
      19,
    );
  });

  it('goes with its translations and comes back with them', () => {
    const editor = testEditor(flow);
    editor.store.actions.run(removeLanguage, { language: 'de' });
    expect(editor.flow().translations).toEqual({});
    editor.undo();
    expect(editor.flow()).toEqual(flow);
  });
});

describe('translating', () => {
  const say = (editor: ReturnType<typeof testEditor>, node: string, text: string) =>
    editor.store.actions.run(translate, { language: 'de', node, field: 'text', text }, { mark: `de ${node}` });

  it('keeps what is written by language, step and field, in one step of undo', () => {
    const editor = testEditor(flow);
    for (const text of ['A', 'Au', 'Auf Wiederhören.']) say(editor, 'bye', text);
    expect(editor.flow().translations.de).toEqual({
      hello: { text: 'Hallo {{name}}.' },
      bye: { text: 'Auf Wiederhören.' },
    });
    editor.undo();
    expect(editor.flow()).toEqual(flow);
  });

  it('leaves nothing behind where it is taken back', () => {
    const editor = testEditor(flow);
    say(editor, 'hello', ' ');
    expect(editor.flow().translations).toEqual({ de: {} });
  });

  it.each([
    ['a step that is gone', { language: 'de', node: 'gone', field: 'text', text: 'A' }],
    ['a language that is not there', { language: 'es', node: 'bye', field: 'text', text: 'A' }],
    ['more than anybody would listen to', { language: 'de', node: 'bye', field: 'text', text: 'x'.repeat(4_001) }],
  ])('is refused for %s', (_what, args) => expect(translate.allowed(flow, args)).toBe(false));
});
