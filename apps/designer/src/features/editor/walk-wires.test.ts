import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../language/strings.ts';
import { flowStrings } from '../flow-words/index.ts';
import { actionNamed } from './actions.ts';
import { testEditor } from './testing/test-editor.ts';
import { otherEnd, wireBeside, wireEnds, wiresOf } from './walk-wires.ts';
import { chosenWire } from './wire-actions.ts';

function threeWires() {
  const editor = testEditor();
  const [start, menu, bye] = [editor.add('start'), editor.add('menu'), editor.add('end')];
  editor.connect(menu, 'noInput', bye);
  editor.connect(menu, 'option.first', bye);
  editor.connect(start, 'next', menu);
  const wireBy = (port: string) =>
    Object.entries(editor.flow().edges).find(([, { from }]) => from.port === port)?.[0] ?? '';
  return { editor, start, menu, bye, wireBy };
}

describe('the wires of a step', () => {
  it('are walked in the order of its ports, then those that come to it', () => {
    const { editor, menu, wireBy } = threeWires();
    const expected = [wireBy('option.first'), wireBy('noInput'), wireBy('next')];
    expect(wiresOf(editor.flow(), menu)).toEqual(expected);
    const [first = '', , last = ''] = expected;
    expect(wireBeside(editor.flow(), menu, { wire: last, by: 1 })).toBe(first);
    expect(wireBeside(editor.flow(), menu, { wire: first, by: -1 })).toBe(last);
  });

  it('are named by their ends and lead to the other one', () => {
    const { editor, start, menu, wireBy } = threeWires();
    expect(wireEnds(editor.flow(), wireBy('next'), inEnglish(flowStrings))).toEqual({
      from: 'Call starts',
      port: 'Next',
      to: 'Menu',
    });
    const edge = editor.flow().edges[wireBy('next')];
    expect(edge && [otherEnd(edge, menu), otherEnd(edge, start)]).toEqual([start, menu]);
  });
});

describe('a wire that is chosen', () => {
  it('is walked for the step that keys have come from, and for its source otherwise', () => {
    const { editor, start, menu, wireBy } = threeWires();
    const look = (wiresOf: string | null) =>
      editor.store.actions.look({ selection: { nodes: [], edges: [wireBy('next')] }, wiresOf });
    look(null);
    expect(chosenWire(editor.store.getState())?.step).toBe(start);
    look(menu);
    expect(chosenWire(editor.store.getState())?.step).toBe(menu);
  });

  it('takes the keys that are those of a step otherwise', () => {
    const { editor, menu, wireBy } = threeWires();
    editor.select(menu);
    const allowed = (name: string) => actionNamed(name).allowed(editor.store.getState());
    expect([allowed('wire-first'), allowed('wire-next'), allowed('add-after')]).toEqual([true, false, true]);
    editor.store.actions.look({ selection: { nodes: [], edges: [wireBy('next')] } });
    expect([allowed('wire-first'), allowed('wire-next'), allowed('wire-insert')]).toEqual([false, true, true]);
    expect([allowed('add-after'), allowed('remove-selection'), allowed('step-menu')]).toEqual([false, true, true]);
  });
});
