import { type Flow, flowSchema, parseFlow, portsOf, say, validateFlow } from '@aybiza/flow';
import dental from '@aybiza/flow/templates/dental-practice.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { testEditor } from '../testing/test-editor.ts';
import { addNode } from './add-node.ts';
import { applyCommand, type Command } from './command.ts';
import { connect } from './connect.ts';
import { disconnect } from './disconnect.ts';
import { duplicate } from './duplicate.ts';
import { fixProblem } from './fix-problem.ts';
import { copyFragment, fragmentFromText, fragmentToText } from './fragment.ts';
import { freeId } from './free-id.ts';
import { insertOnEdge } from './insert-on-edge.ts';
import { paste } from './paste.ts';
import { removeSelection } from './remove-selection.ts';
import { renameVariable } from './rename-variable.ts';
import { replaceFlow } from './replace-flow.ts';
import { setVariable } from './set-variable.ts';
import { updateNode } from './update-node.ts';
import { updateSettings } from './update-settings.ts';

function run<Args>(flow: Flow, command: Command<Args>, args: Args): Flow {
  const edited = applyCommand(flow, command, args);
  if (edited === undefined) throw new Error(`${command.name} is not allowed`);
  return edited;
}

function demo(): Flow {
  const parsed = parseFlow(dental);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

describe('connect', () => {
  it('takes away the wire that left the port before', () => {
    const editor = testEditor();
    const [start, one, two] = [editor.add('start'), editor.add('say'), editor.add('say')];
    editor.connect(start, 'next', one);
    editor.connect(start, 'next', two);
    expect(Object.values(editor.flow().edges)).toEqual([{ from: { node: start, port: 'next' }, to: { node: two } }]);
  });

  it('refuses a port that is not there and a step that nothing may lead to', () => {
    const flow = demo();
    expect(connect.allowed(flow, { from: { node: 'start', port: 'nowhere' }, to: { node: 'need' } })).toBe(false);
    expect(connect.allowed(flow, { from: { node: 'start', port: 'next' }, to: { node: 'note' } })).toBe(false);
  });

  it('moves a wire whose end was dragged to another port', () => {
    const flow = demo();
    const from = { node: 'need', port: 'noInput' };
    const next = run(flow, connect, { from, to: { node: 'hours' }, replaces: 'need-option-hours' });
    expect(Object.values(next.edges).filter((edge) => edge.to.node === 'hours')).toEqual([
      { from, to: { node: 'hours' } },
    ]);
  });
});

describe('add-node', () => {
  it('leads on to the step that a wire was drawn backwards from', () => {
    const editor = testEditor();
    const bye = editor.add('end');
    const flow = run(editor.flow(), addNode, { id: 'ask', kind: 'menu', position: { x: 0, y: 0 }, to: bye });
    expect(Object.values(flow.edges)).toEqual([{ from: { node: 'ask', port: 'option.first' }, to: { node: bye } }]);
    expect(addNode.allowed(flow, { id: 'more', kind: 'say', position: { x: 0, y: 0 }, to: 'nowhere' })).toBe(false);
  });
});

describe('update-node', () => {
  it('takes the wire of an option away with the option', () => {
    const flow = demo();
    const need = flow.nodes.need;
    if (need?.kind !== 'menu') throw new Error('the demo flow begins with a menu');
    const options = need.data.options.filter((option) => option.id !== 'hours');
    const next = run(flow, updateNode, { id: 'need', node: { ...need, data: { ...need.data, options } } });
    expect(Object.values(next.edges).some((edge) => edge.from.port === 'option.hours')).toBe(false);
    expect(Object.values(next.edges).some((edge) => edge.from.port === 'option.book')).toBe(true);
  });

  it('refuses data of another kind', () => {
    const flow = demo();
    const hours = flow.nodes.hours;
    if (hours === undefined) throw new Error('the demo flow has opening hours');
    expect(updateNode.allowed(flow, { id: 'need', node: hours })).toBe(false);
  });
});

describe('fix-problem', () => {
  const base = demo();
  const lost = {
    ...base,
    edges: { ...base.edges, lost: { from: { node: 'need', port: 'gone' }, to: { node: 'hours' } } },
  };
  const fix = validateFlow(lost).find(({ code }) => code === 'EDGE_FROM_NOWHERE')?.fix;
  if (fix === undefined) throw new Error('a wire from nowhere has a fix');

  it('mends in one step of undo that is called after the fix', () => {
    const editor = testEditor(lost);
    expect(editor.store.actions.run(fixProblem, fix)).toBe(true);
    expect(Object.hasOwn(editor.flow().edges, 'lost')).toBe(false);
    expect(editor.undo()).toBe(fix.label);
    expect(editor.flow()).toEqual(lost);
  });

  it('leaves everything else the same object, so that only what changed is drawn again', () => {
    const next = run(lost, fixProblem, fix);
    expect(next.nodes).toBe(lost.nodes);
  });

  it('is refused where it does not fit any more', () => {
    expect(
      fixProblem.allowed(lost, {
        label: 'Break it',
        said: say('fix.remove'),
        edits: [{ path: ['nodes', 'need', 'kind'], value: 'nothing' }],
      }),
    ).toBe(false);
  });
});

describe('remove-selection', () => {
  it('takes the wires to and from a step with it', () => {
    const next = run(demo(), removeSelection, { nodes: ['need'], edges: [] });
    const touching = Object.values(next.edges).filter(({ from, to }) => from.node === 'need' || to.node === 'need');
    expect(touching).toEqual([]);
  });
});

describe('duplicate and paste', () => {
  it('copies the wires among the copied steps and no others', () => {
    const flow = demo();
    const next = run(flow, duplicate, { nodes: ['findSlot', 'isFree'] });
    const fresh = Object.keys(next.nodes).filter((id) => !(id in flow.nodes));
    const wires = Object.entries(next.edges).filter(([id]) => !(id in flow.edges));
    expect(fresh).toHaveLength(2);
    expect(wires.map(([, edge]) => edge)).toEqual([
      { from: { node: 'findSlot2', port: 'ok' }, to: { node: 'isFree2' } },
    ]);
  });

  it('brings steps through the clipboard to where they are pasted', () => {
    const fragment = fragmentFromText(fragmentToText(copyFragment(demo(), ['hours', 'need'])));
    if (fragment === undefined) throw new Error('a copied fragment can be pasted');
    const next = run(testEditor().flow(), paste, { fragment, at: { x: 100, y: 50 } });
    const positions = Object.values(next.nodes).map((node) => node.position);
    expect(Math.min(...positions.map(({ x }) => x))).toBe(100);
    expect(Math.min(...positions.map(({ y }) => y))).toBe(50);
  });

  it('puts the copy of a step into the copy of its group, and without one into the same group', () => {
    const flow = flowSchema.parse({
      schemaVersion: 1,
      name: 'Test',
      nodes: { box: { kind: 'group', data: { entry: 'hi' } }, hi: { kind: 'say', group: 'box', data: {} } },
    });
    const both = run(flow, duplicate, { nodes: ['box', 'hi'] }).nodes;
    expect([both.hi2?.group, both.box2?.data]).toEqual(['box2', expect.objectContaining({ entry: 'hi2' })]);
    expect(run(flow, duplicate, { nodes: ['hi'] }).nodes.hi2?.group).toBe('box');
    const elsewhere = run(testEditor().flow(), paste, { fragment: copyFragment(flow, ['hi']), at: { x: 0, y: 0 } });
    expect(elsewhere.nodes.hi?.group).toBeUndefined();
  });

  it('never copies a second start', () => {
    expect(copyFragment(demo(), ['start']).nodes).toEqual({});
  });

  it.each(['', 'hello', '{}', '{"schemaVersion":1,"name":"x","nodes":{"a":{"kind":"rocket"}}}', 'null'])(
    'takes %j on the clipboard for no steps',
    (text) => expect(fragmentFromText(text)).toBeUndefined(),
  );
});

describe('insert-on-edge', () => {
  it('puts the step between both ends of the wire', () => {
    const before = demo();
    const next = run(before, insertOnEdge, { id: 'hello', edge: 'start-next', kind: 'say' });
    const ends = Object.values(next.edges).map(({ from, to }) => [from.node, to.node]);
    expect(ends).toContainEqual(['start', 'hello']);
    expect(ends).toContainEqual(['hello', before.edges['start-next']?.to.node]);
    expect(ends).not.toContainEqual(['start', 'need']);
  });

  it('ends the way when the new step has no way out', () => {
    const next = run(demo(), insertOnEdge, { id: 'bye', edge: 'start-next', kind: 'end' });
    expect(Object.values(next.edges).filter((edge) => edge.from.node === 'bye')).toEqual([]);
  });
});

describe('disconnect', () => {
  it('opens the port again', () => {
    const next = run(demo(), disconnect, { node: 'start', port: 'next' });
    expect(Object.values(next.edges).some((edge) => edge.from.node === 'start')).toBe(false);
  });
});

describe('variables', () => {
  it('refuses names that cannot be read in expressions, and those of the call', () => {
    const variable = { type: 'text', description: '', personal: false, initial: null } as const;
    const allowed = ['day', 'first name', '9lives', 'caller_number', 'constructor'].filter((name) =>
      setVariable.allowed(demo(), { name, variable }),
    );
    expect(allowed).toEqual(['day']);
  });

  it('renames a variable in texts, expressions, questions and answers', () => {
    const next = run(demo(), renameVariable, { name: 'day', to: 'visit_day' });
    const everything = JSON.stringify(next.nodes);
    expect(everything).toContain('{{visit_day}}');
    expect(everything).toContain('"variable":"visit_day"');
    expect(everything).toContain('"date":"visit_day"');
    expect(everything).not.toMatch(/\{\{day\}\}|"variable":"day"|"date":"day"/);
    expect(Object.keys(next.variables)).toContain('visit_day');
  });

  it('renames it in translations, rules and scenarios too', () => {
    const flow = flowSchema.parse({
      ...demo(),
      translations: { es: { hours: { text: 'El {{day}}' } } },
      rules: {
        one: { name: 'One', demands: { that: 'withinTurns', what: { on: 'sets', variable: 'day' }, turns: 3 } },
      },
      scenarios: { one: { name: 'One', begins: { day: '2026-01-01' }, steps: [] } },
    });
    const { translations, rules, scenarios } = run(flow, renameVariable, { name: 'day', to: 'visit_day' });
    expect(translations.es?.hours?.text).toBe('El {{visit_day}}');
    expect(rules.one?.demands.what).toEqual({ on: 'sets', variable: 'visit_day' });
    expect(scenarios.one?.begins).toEqual({ visit_day: '2026-01-01' });
  });

  it('touches only the steps that knew the variable', () => {
    const before = demo();
    const next = run(before, renameVariable, { name: 'day', to: 'visit_day' });
    expect(next.nodes.start).toBe(before.nodes.start);
  });
});

describe('update-settings', () => {
  it('refuses an empty name and a call without end', () => {
    expect(updateSettings.allowed(demo(), { name: '' })).toBe(false);
    expect(updateSettings.allowed(demo(), { settings: { maxCallMinutes: 100_000 } })).toBe(false);
  });
});

describe('replace-flow', () => {
  it('is taken back by undo', () => {
    const editor = testEditor(demo());
    const before = editor.flow();
    editor.store.actions.run(replaceFlow, { flow: testEditor().flow() });
    expect(editor.flow().nodes).toEqual({});
    editor.undo();
    expect(editor.flow()).toEqual(before);
  });
});

describe('freeId', () => {
  it('makes ids that the flow accepts, whatever the word', () => {
    const ids = ['say', '9 lives!', '', 'constructor', 'x'.repeat(200)].map((word) => freeId({ say: 1 }, word));
    const nodes = Object.fromEntries(ids.map((id) => [id, { kind: 'start', data: {} }]));
    expect(flowSchema.safeParse({ schemaVersion: 1, name: 'x', nodes }).success).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('every command', () => {
  it('leaves a flow of which every wire starts at a port that is there', () => {
    const flow = run(run(demo(), duplicate, { nodes: Object.keys(demo().nodes) }), removeSelection, {
      nodes: ['need', 'findSlot'],
      edges: [],
    });
    for (const { from, to } of Object.values(flow.edges)) {
      const source = flow.nodes[from.node];
      expect(source && portsOf(source).map((port) => port.id)).toContain(from.port);
      expect(flow.nodes[to.node]).toBeDefined();
    }
  });
});
