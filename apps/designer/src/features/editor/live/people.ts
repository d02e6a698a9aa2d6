import type { Awareness } from 'y-protocols/awareness';
import { z } from 'zod';
import type { Self } from './live-draft.ts';

const point = z.object({ x: z.number(), y: z.number() });
const presenceSchema = z.object({
  person: z.object({ id: z.string(), name: z.string().max(200) }),
  selection: z.array(z.string()).default([]),
  /** The step whose text is being written. */
  writing: z.string().nullable().default(null),
  /** On the canvas, in its own pixels; null while the pointer is elsewhere. */
  pointer: point.nullable().default(null),
});
type Presence = z.output<typeof presenceSchema>;

/** Somebody else who has the draft open. One person with two windows is here twice. */
export interface Person extends Omit<Presence, 'person'> {
  /** Of this window, while it is open. */
  readonly id: number;
  readonly name: string;
  /** One of `COLOURS`: the same on every screen. */
  readonly colour: number;
}

/** As many as `theme.css` has. */
const COLOURS = 6;

/** Who else has the draft open, and what they are doing. Always the same list until something is different. */
export interface People {
  get(): readonly Person[];
  subscribe(listener: () => void): () => void;
  /** Tells the others. */
  show(presence: Partial<Omit<Presence, 'person'>>): void;
  /** The page is here, until what it gives back is called. */
  join(): () => void;
}

export function createPeople(awareness: Awareness, self: Self): People {
  let people: readonly Person[] = [];
  const listeners = new Set<() => void>();
  const read = () => {
    people = [...awareness.getStates()]
      .filter(([id]) => id !== awareness.clientID)
      .flatMap(([id, state]) => {
        const presence = presenceSchema.safeParse(state);
        if (!presence.success) return [];
        const { person, ...doing } = presence.data;
        return [{ id, name: person.name, colour: colourOf(person.id), ...doing }];
      })
      .sort((left, right) => left.id - right.id);
    for (const listener of listeners) listener();
  };
  return {
    get: () => people,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show(presence) {
      // Nobody is told by a page that has gone.
      const state = awareness.getLocalState();
      if (state !== null) awareness.setLocalState({ ...state, ...presence });
    },
    join() {
      awareness.setLocalState({ person: self });
      awareness.on('change', read);
      read();
      return () => {
        awareness.off('change', read);
        awareness.setLocalState(null);
      };
    },
  };
}

/** By the person, not by the window: they are recognised by it. */
export function colourOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 65_521;
  return sum % COLOURS;
}

/** What stands in somebody's face: the first letters of their first and their last name. */
export function initialsOf(name: string): string {
  const [first = '', ...others] = name.trim().split(/\s+/);
  return [first, others.at(-1) ?? ''].map((word) => [...word].at(0)?.toLocaleUpperCase() ?? '').join('');
}
