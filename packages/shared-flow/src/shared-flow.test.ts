import { type AfterCallStep, afterCallStepSchema, type Flow, parseFlow } from '@aybiza/flow';
import dentalPractice from '@aybiza/flow/templates/dental-practice.json' with { type: 'json' };
import { anyFlow } from '@aybiza/flow/testing/any-flow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { applyEvents, encodeFlow, flowMap, mergeFlow, readFlow, withLane, writeChange } from './index.ts';

/** A flow as one person has it: their copy of the document, and what their screen shows, which follows the document's reports. */
class Person {
  readonly doc = new Y.Doc();
  shown: Flow;
  constructor(state: Uint8Array) {
    Y.applyUpdate(this.doc, state);
    this.shown = readFlow(this.doc);
    flowMap(this.doc).observeDeep((events) => {
      this.shown = applyEvents(this.shown, this.doc, events);
    });
  }
  edit(change: (flow: Flow) => void): void {
    const after = structuredClone(this.shown);
    change(after);
    writeChange(this.doc, { before: this.shown, after }, this);
  }
  become(after: Flow): void {
    writeChange(this.doc, { before: this.shown, after }, this);
  }
}

function meet(one: Person, other: Person): void {
  const [first, second] = [Y.encodeStateAsUpdate(one.doc), Y.encodeStateAsUpdate(other.doc)];
  Y.applyUpdate(one.doc, second);
  Y.applyUpdate(other.doc, first);
}

function two(flow: Flow): [Person, Person] {
  const state = encodeFlow(flow);
  return [new Person(state), new Person(state)];
}

function read(value: unknown): Flow {
  const parsed = parseFlow(value);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

const practice = read(dentalPractice);
const hello = read({
  schemaVersion: 1,
  name: 'Hello',
  nodes: {
    start: { kind: 'start', data: {} },
    hi: { kind: 'say', label: 'Hi', data: { text: 'Good morning.', variants: ['Hello.', 'Hi there.'] } },
    menu: {
      kind: 'menu',
      data: {
        prompt: 'What for?',
        options: [
          { id: 'book', label: 'Book', phrases: ['book'] },
          { id: 'move', label: 'Move', phrases: [] },
        ],
      },
    },
    bye: { kind: 'end', data: { outcome: 'over' } },
  },
  variables: { day: { type: 'text' } },
  edges: { first: { from: { node: 'start', port: 'next' }, to: { node: 'hi' } } },
});

function sayOf({ nodes }: Flow, id = 'hi') {
  const node = nodes[id];
  if (node?.kind !== 'say') throw new Error(`${id} says nothing`);
  return node;
}

function stepOf(step: object): AfterCallStep {
  return afterCallStepSchema.parse(step);
}

function optionsOf({ nodes }: Flow) {
  const node = nodes.menu;
  if (node?.kind !== 'menu') throw new Error('no menu');
  return node.data.options;
}

describe('a flow in a document', () => {
  it('is read as it was written, any flow', () => {
    fc.assert(
      fc.property(anyFlow, (flow) => {
        const person = new Person(encodeFlow(flow));
        expect(person.shown).toEqual(withKnownEnds(flow));
      }),
    );
  });

  it('becomes any other flow by what is different', () => {
    fc.assert(
      fc.property(anyFlow, anyFlow, (before, after) => {
        const [one, other] = two(before);
        one.become(after);
        meet(one, other);
        expect(one.shown).toEqual(withKnownEnds(after));
        expect(other.shown).toEqual(one.shown);
        expect(readFlow(other.doc)).toEqual(one.shown);
      }),
    );
  });

  it('is the same for two whose edits met, whatever they did, and each screen shows what its document says', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyFlow, anyFlow), { minLength: 1, maxLength: 3 }), (rounds) => {
        const [one, other] = two(practice);
        for (const [first, second] of rounds) {
          one.become(first);
          other.become(second);
          meet(one, other);
          expect(one.shown).toEqual(other.shown);
          expect(one.shown).toEqual(readFlow(one.doc));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('keeps objects that nobody touched', () => {
    const [one, other] = two(practice);
    const before = other.shown;
    one.edit(({ settings }) => {
      settings.persona = 'Calm.';
    });
    meet(one, other);
    expect(other.shown.settings.persona).toBe('Calm.');
    expect(other.shown.nodes).toBe(before.nodes);
    expect(other.shown.edges).toBe(before.edges);
  });
});

describe('two edits at once', () => {
  it('are both kept in one sentence', () => {
    const [one, other] = two(hello);
    one.edit((flow) => {
      sayOf(flow).data.text = 'A very good morning.';
    });
    other.edit((flow) => {
      sayOf(flow).data.text = 'Good morning, dental practice.';
    });
    meet(one, other);
    expect(sayOf(one.shown).data.text).toBe(sayOf(other.shown).data.text);
    expect(sayOf(one.shown).data.text).toContain('A very ');
    expect(sayOf(one.shown).data.text).toContain(', dental practice');
  });

  it('never tear a smiley apart', () => {
    const [one, other] = two(hello);
    one.edit((flow) => {
      sayOf(flow).data.text = '😀';
    });
    meet(one, other);
    one.edit((flow) => {
      sayOf(flow).data.text = '😁';
    });
    other.edit((flow) => {
      sayOf(flow).data.text = '😀😂';
    });
    meet(one, other);
    expect(sayOf(one.shown).data.text).not.toMatch(/\p{Surrogate}/u);
    expect(sayOf(one.shown).data.text).toBe(sayOf(other.shown).data.text);
  });

  it('are both kept in one list', () => {
    const [one, other] = two(hello);
    one.edit((flow) => {
      optionsOf(flow).push({ id: 'cancel', label: 'Cancel', phrases: [] });
    });
    other.edit((flow) => {
      const [, move] = optionsOf(flow);
      if (move !== undefined) move.label = 'Another day';
    });
    meet(one, other);
    expect(optionsOf(one.shown).map(({ label }) => label)).toEqual(['Book', 'Another day', 'Cancel']);
    expect(one.shown).toEqual(other.shown);
  });

  it('move a card to one of two places, never between them', () => {
    const [one, other] = two(hello);
    const places = [
      { x: 100, y: 900 },
      { x: 800, y: 200 },
    ] as const;
    one.edit((flow) => {
      sayOf(flow).position = { ...places[0] };
    });
    other.edit((flow) => {
      sayOf(flow).position = { ...places[1] };
    });
    meet(one, other);
    expect(places).toContainEqual(sayOf(one.shown).position);
    expect(one.shown).toEqual(other.shown);
  });

  it('show no wire to a step that somebody removed, and show it again when the step comes back', () => {
    const [one, other] = two(hello);
    const undo = new Y.UndoManager(flowMap(one.doc), { trackedOrigins: new Set([one]) });
    one.edit((flow) => {
      delete flow.nodes.bye;
    });
    other.edit((flow) => {
      flow.edges.last = { from: { node: 'hi', port: 'next' }, to: { node: 'bye' } };
    });
    meet(one, other);
    expect(Object.keys(one.shown.edges)).toEqual(['first']);
    expect(other.shown).toEqual(one.shown);
    undo.undo();
    meet(one, other);
    expect(Object.keys(other.shown.edges).sort()).toEqual(['first', 'last']);
    expect(one.shown).toEqual(other.shown);
  });

  it('leave a whole step where one takes back that it was removed, and the other has moved it meanwhile', () => {
    const [one, other] = two(hello);
    const undo = new Y.UndoManager(flowMap(one.doc), { trackedOrigins: new Set([one]) });
    one.edit((flow) => {
      delete flow.nodes.hi;
      delete flow.edges.first;
    });
    other.edit((flow) => {
      sayOf(flow).position = { x: 900, y: 900 };
    });
    meet(one, other);
    undo.undo();
    meet(one, other);
    expect(one.shown).toEqual(other.shown);
    expect(one.shown).toEqual(readFlow(one.doc));
    expect(parseFlow(one.shown).ok).toBe(true);
    expect(sayOf(one.shown)).toMatchObject({ position: { x: 0, y: 0 }, data: { text: 'Good morning.' } });
    one.edit((flow) => {
      sayOf(flow).position = { x: 10, y: 20 };
    });
    meet(one, other);
    expect(sayOf(other.shown).position).toEqual({ x: 10, y: 20 });
  });

  it('are both kept in the lane after the call, also in one that only now has its first steps', () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, encodeFlow(hello));
    flowMap(doc).delete('afterCall');
    const old = Y.encodeStateAsUpdate(doc);
    expect(readFlow(doc).afterCall).toEqual([]);
    const state = withLane(old);
    if (state === undefined) throw new Error('it had no lane');
    expect(withLane(state)).toBeUndefined();
    const [one, other] = [new Person(state), new Person(state)];
    one.edit(({ afterCall }) => void afterCall.push(stepOf({ id: 'sum', kind: 'summary' })));
    other.edit(
      ({ afterCall }) => void afterCall.push(stepOf({ id: 'card', kind: 'score', data: { criteria: [{ id: 'a' }] } })),
    );
    meet(one, other);
    expect(one.shown.afterCall.map(({ id }) => id).sort()).toEqual(['card', 'sum']);
    one.edit(({ afterCall }) => {
      for (const step of afterCall)
        if (step.kind === 'score' && step.data.criteria[0]) step.data.criteria[0].question = 'Was it kind?';
    });
    other.edit(({ afterCall }) => {
      for (const step of afterCall) step.when = 'durationSeconds > 9';
    });
    meet(one, other);
    expect(one.shown).toEqual(other.shown);
    expect(one.shown).toEqual(readFlow(other.doc));
    expect(one.shown.afterCall).toContainEqual(
      stepOf({
        id: 'card',
        kind: 'score',
        when: 'durationSeconds > 9',
        data: { criteria: [{ id: 'a', question: 'Was it kind?' }] },
      }),
    );
    expect(parseFlow(one.shown).ok).toBe(true);
  });

  it('leave a whole step after the call where one takes back that it was removed, and the other has changed it meanwhile', () => {
    const [one, other] = two({
      ...hello,
      afterCall: [stepOf({ id: 'tell', kind: 'message', data: { text: 'Hello.' } })],
    });
    const undo = new Y.UndoManager(flowMap(one.doc), { trackedOrigins: new Set([one]) });
    one.edit(({ afterCall }) => void afterCall.pop());
    other.edit(({ afterCall }) => {
      for (const step of afterCall) Object.assign(step, { name: 'Tell them', attempts: 2 });
    });
    meet(one, other);
    undo.undo();
    meet(one, other);
    expect(one.shown).toEqual(other.shown);
    expect(parseFlow(one.shown).ok).toBe(true);
    expect(one.shown.afterCall).toMatchObject([{ id: 'tell', kind: 'message', data: { text: 'Hello.' } }]);
    one.edit(({ afterCall }) => {
      for (const step of afterCall) step.name = 'Again';
    });
    meet(one, other);
    expect(other.shown.afterCall).toMatchObject([{ name: 'Again' }]);
  });

  it('leave a flow where one changes what a thing is and the other a detail of what it was', () => {
    const [one, other] = two(hello);
    one.edit(({ variables }) => {
      variables.day = {
        ...read({ ...hello, variables: { day: { type: 'number' } } }).variables.day,
        type: 'number',
      } as never;
    });
    other.edit(({ variables }) => {
      if (variables.day !== undefined) variables.day.description = 'Which day';
    });
    meet(one, other);
    expect(one.shown).toEqual(other.shown);
    expect(parseFlow(one.shown).ok).toBe(true);
  });
});

describe('a whole flow that a program saves', () => {
  it('is merged with what people do meanwhile', () => {
    const state = encodeFlow(hello);
    const person = new Person(state);
    const saved = structuredClone(hello);
    saved.settings.persona = 'Brief.';
    person.edit((flow) => {
      sayOf(flow).data.text = 'Good evening.';
    });
    Y.applyUpdate(person.doc, mergeFlow(state, saved));
    expect(person.shown.settings.persona).toBe('Brief.');
    expect(sayOf(person.shown).data.text).toBe('Good evening.');
  });
});

/** Random flows have wires to nowhere, which no document shows. */
function withKnownEnds(flow: Flow): Flow {
  const edges = Object.entries(flow.edges).filter(
    ([, { from, to }]) => from.node in flow.nodes && to.node in flow.nodes,
  );
  return { ...flow, edges: Object.fromEntries(edges) };
}
