import { type Flow, parseFlow } from '@aybiza/flow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodeFlow, flowMap, readFlow, writeChange } from './index.ts';

const IDS = ['book', 'move', 'cancel', 'hours', 'person'] as const;

interface Option {
  readonly id: string;
  readonly label: string;
}

function flowOf(options: readonly Option[]): Flow {
  const menu = { kind: 'menu', data: { prompt: 'What for?', options } };
  const parsed = parseFlow({ schemaVersion: 1, name: 'Menu', nodes: { menu } });
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

/** Somebody with a copy of the document, who changes the choices of its menu. */
class Person {
  readonly doc = new Y.Doc();
  constructor(state: Uint8Array) {
    Y.applyUpdate(this.doc, state);
  }
  get options(): readonly Option[] {
    const { menu } = readFlow(this.doc).nodes;
    if (menu?.kind !== 'menu') throw new Error('no menu');
    return menu.data.options.map(({ id, label }) => ({ id, label }));
  }
  get ids(): string {
    return this.options.map(({ id }) => id).join(' ');
  }
  write(options: readonly Option[]): void {
    writeChange(this.doc, { before: readFlow(this.doc), after: flowOf(options) }, this);
  }
  /** In this order; those that are not named are gone, new ones are added. */
  order(...ids: readonly string[]): void {
    this.write(ids.map((id) => this.options.find((option) => option.id === id) ?? { id, label: id }));
  }
  label(id: string, label: string): void {
    this.write(this.options.map((option) => (option.id === id ? { ...option, label } : option)));
  }
}

function two(): [Person, Person] {
  const state = encodeFlow(flowOf(IDS.map((id) => ({ id, label: id }))));
  return [new Person(state), new Person(state)];
}

function meet(one: Person, other: Person): void {
  const [first, second] = [Y.encodeStateAsUpdate(one.doc), Y.encodeStateAsUpdate(other.doc)];
  Y.applyUpdate(one.doc, second);
  Y.applyUpdate(other.doc, first);
}

const anOrder = fc.shuffledSubarray([...IDS], { minLength: IDS.length });
const aLabel = fc.record({ id: fc.constantFrom(...IDS), label: fc.string({ minLength: 1, maxLength: 8 }) });
const anEdit = fc.oneof(
  fc.record({ order: fc.shuffledSubarray([...IDS, 'new', 'newer']) }),
  fc.record({ label: aLabel }),
);

describe('a list whose items have ids', () => {
  it('keeps what one writes in an item that the other moves', () => {
    const [one, other] = two();
    one.order('person', 'book', 'move', 'cancel', 'hours');
    other.label('person', 'Speak to somebody');
    meet(one, other);
    expect(one.options[0]).toEqual({ id: 'person', label: 'Speak to somebody' });
    expect(other.options).toEqual(one.options);
  });

  it('keeps every edit, whatever is moved meanwhile, in the order of whoever moves', () => {
    fc.assert(
      fc.property(anOrder, fc.array(aLabel, { maxLength: 4 }), (order, labels) => {
        const [one, other] = two();
        one.order(...order);
        for (const { id, label } of labels) other.label(id, label);
        meet(one, other);
        expect(one.ids).toBe(order.join(' '));
        expect(one.options).toEqual(other.options);
        const last = new Map<string, string>(labels.map(({ id, label }) => [id, label]));
        for (const { id, label } of one.options) expect(label).toBe(last.get(id) ?? id);
      }),
      { numRuns: 200 },
    );
  });

  it('is what was written after any row of edits, and the same for two whose edits met', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anEdit, anEdit), { minLength: 1, maxLength: 6 }), (rounds) => {
        const [one, other] = two();
        const make = (person: Person, edit: (typeof rounds)[number][number]) => {
          if ('label' in edit) person.label(edit.label.id, edit.label.label);
          else {
            person.order(...edit.order);
            expect(person.ids).toBe(edit.order.join(' '));
          }
        };
        for (const [first, second] of rounds) {
          make(one, first);
          make(other, second);
          meet(one, other);
          expect(one.options).toEqual(other.options);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps both moves of two who move different items of a list that was moved in before', () => {
    const [one, other] = two();
    one.order('move', 'book', 'cancel', 'hours', 'person');
    meet(one, other);
    one.order('person', 'move', 'book', 'cancel', 'hours');
    other.order('move', 'book', 'hours', 'cancel', 'person');
    meet(one, other);
    expect(one.ids).toBe('person move book hours cancel');
    expect(other.ids).toBe(one.ids);
  });

  it('leaves what somebody puts in behind its neighbour while the other moves', () => {
    const [one, other] = two();
    one.order('hours', 'book', 'move', 'cancel', 'person');
    other.order('book', 'move', 'cancel', 'hours', 'faq', 'person');
    meet(one, other);
    expect(one.ids).toBe('hours faq book move cancel person');
    expect(other.ids).toBe(one.ids);
  });

  it('is as it was once the move is taken back, with what others wrote', () => {
    const [one, other] = two();
    const undo = new Y.UndoManager(flowMap(one.doc), { trackedOrigins: new Set([one]) });
    one.order('person', 'hours', 'cancel', 'move', 'book');
    other.label('hours', 'When are you open?');
    meet(one, other);
    undo.undo();
    expect(one.ids).toBe(IDS.join(' '));
    expect(one.options[3]?.label).toBe('When are you open?');
  });

  it('shows nothing of places in the flow', () => {
    const [one] = two();
    one.order('person', 'book', 'move', 'cancel', 'hours');
    expect(JSON.stringify(readFlow(one.doc))).not.toContain('$place');
    expect(parseFlow(readFlow(one.doc)).ok).toBe(true);
  });
});
