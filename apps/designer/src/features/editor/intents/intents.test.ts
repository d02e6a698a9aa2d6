import { flowSchema, validateFlow } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../language/strings.ts';
import { flowStrings } from '../../flow-words/index.ts';
import { addIntent, changeIntent, removeIntent } from '../commands/index.ts';
import { testEditor } from '../testing/test-editor.ts';
import { intentUses } from './intent-uses.ts';

const flow = flowSchema.parse({
  schemaVersion: 1,
  name: 'Test',
  intents: { person: { label: 'A person', phrases: ['a human'] }, hours: { label: 'Opening hours' } },
  nodes: {
    need: {
      kind: 'menu',
      label: 'Need',
      data: {
        options: [
          { id: 'book', label: 'Book' },
          { id: 'talk', label: 'Talk', intent: 'person', phrases: ['the desk'] },
        ],
      },
    },
    any: { kind: 'handler', label: 'Any time', data: { trigger: { on: 'says', intent: 'person', key: '0' } } },
    silence: { kind: 'handler', data: { trigger: { on: 'silence' } } },
  },
});

describe('where an intent is used', () => {
  it('is told by step and field', () => {
    const uses = intentUses(flow, inEnglish(flowStrings));
    expect(uses.get('person')).toEqual([
      { node: 'need', field: 'options.1.intent', label: 'Need · Talk' },
      { node: 'any', field: 'trigger.intent', label: 'Any time' },
    ]);
    expect(uses.get('hours')).toBeUndefined();
  });
});

describe('an intent that is removed', () => {
  it('goes out of menus and handlers, which keep their own words and keys', () => {
    const editor = testEditor(flow);
    expect(editor.store.actions.run(removeIntent, { id: 'person' })).toBe(true);
    const { need, any } = editor.flow().nodes;
    expect(need?.kind === 'menu' && need.data.options[1]).toEqual({ id: 'talk', label: 'Talk', phrases: ['the desk'] });
    expect(any?.kind === 'handler' && any.data.trigger).toEqual({ on: 'says', phrases: [], key: '0' });
    expect(validateFlow(editor.flow()).some(({ code }) => code === 'UNKNOWN_INTENT')).toBe(false);
  });

  it('comes back with all its uses in one step of undo', () => {
    const editor = testEditor(flow);
    editor.store.actions.run(removeIntent, { id: 'person' });
    expect(editor.undo()).toBe('Remove an intent');
    expect(editor.flow()).toEqual(flow);
  });
});

describe('an intent that is changed', () => {
  it.each([
    ['no name', { label: '', phrases: [] }],
    ['more phrases than it can hold', { label: 'A', phrases: Array.from({ length: 101 }, (_, at) => `phrase ${at}`) }],
    ['a phrase that nobody says in one breath', { label: 'A', phrases: ['x'.repeat(201)] }],
  ])('is refused with %s', (_what, intent) => expect(changeIntent.allowed(flow, { id: 'person', intent })).toBe(false));

  it('is written in one step of undo while somebody types', () => {
    const editor = testEditor(flow);
    for (const label of ['P', 'Pe', 'Person'])
      editor.store.actions.run(changeIntent, { id: 'person', intent: { label, phrases: [] } }, { mark: 'label' });
    expect(editor.flow().intents.person?.label).toBe('Person');
    editor.undo();
    expect(editor.flow()).toEqual(flow);
  });

  it('is never added over another one', () =>
    expect(addIntent.allowed(flow, { id: 'person', intent: { label: 'Other', phrases: [] } })).toBe(false));
});
