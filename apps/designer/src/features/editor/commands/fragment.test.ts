import { type Flow, flowSchema, validateFlow } from '@aybiza/flow';
import dental from '@aybiza/flow/templates/dental-practice.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { applyCommand } from './command.ts';
import { connect } from './connect.ts';
import { duplicate } from './duplicate.ts';
import { copyFragment, fragmentFromText, fragmentToText } from './fragment.ts';
import { paste } from './paste.ts';

function flowOf(more: Record<string, unknown>): Flow {
  return flowSchema.parse({ schemaVersion: 1, name: 'Test', nodes: {}, ...more });
}

const NAMES = { first_name: { type: 'text', personal: true }, unused: { type: 'number' } };
const GREETING = flowOf({
  variables: NAMES,
  intents: { book: { label: 'Book', phrases: ['an appointment'] } },
  knowledge: { prices: { title: 'Prices', text: 'A check-up costs 40 pounds.' } },
  translations: { de: { hi: { text: 'Hallo {{first_name}}' }, other: { text: 'Anderes' } } },
  nodes: {
    hi: { kind: 'say', data: { text: 'Hello {{first_name}}' } },
    other: { kind: 'say', data: { text: 'Something else' } },
    need: { kind: 'menu', data: { options: [{ id: 'book', label: 'Book', intent: 'book' }] } },
    ask: { kind: 'answer', data: { sources: ['prices'] } },
    back: { kind: 'jump', data: { to: 'hi' } },
  },
});

/** Copies steps through the clipboard. */
function copied(flow: Flow, ...ids: string[]) {
  const fragment = fragmentFromText(fragmentToText(copyFragment(flow, ids)));
  if (fragment === undefined) throw new Error('a copied fragment can be pasted');
  return fragment;
}

function pasteInto(flow: Flow, fragment: ReturnType<typeof copied>): Flow {
  const pasted = applyCommand(flow, paste, { fragment, at: { x: 0, y: 0 } });
  if (pasted === undefined) throw new Error('pasting is not allowed');
  return pasted;
}

describe('what copied steps bring along', () => {
  it('is what they speak of and nothing else', () => {
    const { variables, intents, knowledge, translations } = copied(GREETING, 'hi', 'ask');
    expect(variables).toEqual({ first_name: GREETING.variables.first_name });
    expect(intents).toEqual({});
    expect(knowledge).toEqual(GREETING.knowledge);
    expect(translations).toEqual({ de: { hi: { text: 'Hallo {{first_name}}' } } });
  });

  it('is declared where they are pasted, so that nothing is missing there', () => {
    const flow = pasteInto(flowOf({ translations: { de: {} } }), copied(GREETING, 'hi', 'need', 'ask', 'back'));
    expect(Object.keys(flow.variables)).toEqual(['first_name']);
    expect([flow.intents, flow.knowledge]).toEqual([GREETING.intents, GREETING.knowledge]);
    expect(flow.translations).toEqual({ de: { hi: { text: 'Hallo {{first_name}}' } } });
    const codes = validateFlow(flow).map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith('UNKNOWN'))).toEqual([]);
  });

  it('is what is there already, where it is the same', () => {
    const flow = pasteInto(GREETING, copied(GREETING, 'hi', 'need', 'ask'));
    expect([flow.variables, flow.intents, flow.knowledge]).toEqual([
      GREETING.variables,
      GREETING.intents,
      GREETING.knowledge,
    ]);
    expect(flow.nodes.ask2).toMatchObject({ data: { sources: ['prices'] } });
  });

  it('gets another name where that means something else', () => {
    const elsewhere = flowOf({
      variables: { first_name: { type: 'number' } },
      intents: { book: { label: 'Books', phrases: ['a novel'] } },
      knowledge: { prices: { title: 'Prices', text: 'Nothing is for sale.' } },
      translations: { de: {} },
    });
    const flow = pasteInto(elsewhere, copied(GREETING, 'hi', 'need', 'ask'));
    expect(flow.variables).toEqual({ ...elsewhere.variables, first_name2: GREETING.variables.first_name });
    expect(flow.nodes.hi).toMatchObject({ data: { text: 'Hello {{first_name2}}' } });
    expect(flow.translations.de).toEqual({ hi: { text: 'Hallo {{first_name2}}' } });
    expect(flow.intents).toEqual({ ...elsewhere.intents, book2: GREETING.intents.book });
    expect(flow.nodes.need).toMatchObject({ data: { options: [{ intent: 'book2' }] } });
    expect(flow.knowledge).toEqual({ ...elsewhere.knowledge, prices2: GREETING.knowledge.prices });
    expect(flow.nodes.ask).toMatchObject({ data: { sources: ['prices2'] } });
  });

  it('leaves out the words of a language that is not spoken there', () => {
    expect(pasteInto(flowOf({}), copied(GREETING, 'hi')).translations).toEqual({});
  });
});

describe('a copied jump', () => {
  const dataOf = (flow: Flow, id: string) => flow.nodes[id]?.data;

  it('leads to the copy of its step', () => {
    expect(dataOf(pasteInto(GREETING, copied(GREETING, 'back', 'hi')), 'back2')).toEqual({ to: 'hi2' });
  });

  it('alone leads to the same step, and nowhere in a flow that has none', () => {
    const twice = applyCommand(GREETING, duplicate, { nodes: ['back'] });
    expect(dataOf(twice ?? GREETING, 'back2')).toEqual({ to: 'hi' });
    expect(dataOf(pasteInto(flowOf({}), copied(GREETING, 'back')), 'back')).toEqual({ to: '' });
  });
});

it('brings a whole agent into an empty flow without a problem', () => {
  const demo = flowSchema.parse(dental);
  const empty = flowOf({ nodes: { start: demo.nodes.start }, settings: demo.settings });
  const pasted = pasteInto(empty, copied(demo, ...Object.keys(demo.nodes)));
  const first = Object.values(demo.edges).find(({ from }) => from.node === 'start');
  const flow = first === undefined ? pasted : applyCommand(pasted, connect, first);
  expect(validateFlow(flow ?? pasted).map(({ code, message }) => `${code} ${message}`)).toEqual(
    validateFlow({ ...demo, rules: {} }).map(({ code, message }) => `${code} ${message}`),
  );
});

it('takes along what stands in a copied group, whether it is drawn or not', () => {
  const flow = flowOf({
    nodes: {
      box: { kind: 'group', data: { entry: 'in', collapsed: true } },
      in: { kind: 'say', data: {}, group: 'box' },
      out: { kind: 'say', data: {} },
    },
  });
  expect(Object.keys(copied(flow, 'box').nodes)).toEqual(['box', 'in']);
  expect(pasteInto(flow, copied(flow, 'box')).nodes).toMatchObject({
    box2: { data: { entry: 'in2', collapsed: true } },
    in2: { group: 'box2' },
  });
});
