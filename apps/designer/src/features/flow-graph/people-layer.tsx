import { useStore, ViewportPortal } from '@xyflow/react';
import { useSyncExternalStore } from 'react';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './people-layer.module.css';
import { graphStrings } from './strings.ts';
import type { GraphNode } from './to-graph.ts';

/** Somebody else who works on the same drawing. */
export interface PersonOnGraph {
  readonly id: number;
  readonly name: string;
  /** Which of the colours for people. */
  readonly colour: number;
  readonly selection: readonly string[];
  readonly writing: string | null;
  /** In the drawing's own pixels. */
  readonly pointer: { readonly x: number; readonly y: number } | null;
}

/** Tells by itself when they move: the drawing below is not drawn again. */
export interface PeopleOnGraph {
  get(): readonly PersonOnGraph[];
  subscribe(listener: () => void): () => void;
}

const NOBODY: readonly PersonOnGraph[] = [];

/** Where others are, and what they have chosen. */
export function PeopleLayer({ people, nodes }: { people: PeopleOnGraph; nodes: readonly GraphNode[] }) {
  const here = useSyncExternalStore(people.subscribe, people.get, () => NOBODY);
  if (here.length === 0) return null;
  return (
    <ViewportPortal>
      {here.map((person) => (
        <div key={person.id} data-person={person.colour} aria-hidden>
          {nodes
            .filter(({ id, hidden }) => hidden !== true && (person.selection.includes(id) || person.writing === id))
            .map((node) => (
              <ChosenFrame key={node.id} node={node} person={person} />
            ))}
          {person.pointer === null ? null : <Pointer name={person.name} at={person.pointer} />}
        </div>
      ))}
    </ViewportPortal>
  );
}

function ChosenFrame({ node, person }: { node: GraphNode; person: PersonOnGraph }) {
  const strings = useStrings(graphStrings);
  const { x, y } = node.position;
  const { width = 0, height = 0 } = node.measured ?? {};
  return (
    <div className={styles.frame} style={{ transform: `translate(${x}px, ${y}px)`, width, height }}>
      <span className={styles.name}>{person.writing === node.id ? strings.writes(person.name) : person.name}</span>
    </div>
  );
}

/** As large on the screen at every zoom. */
function Pointer({ name, at }: { name: string; at: { x: number; y: number } }) {
  const scale = useStore((state) => 1 / state.transform[2]);
  return (
    <div className={styles.pointer} style={{ transform: `translate(${at.x}px, ${at.y}px) scale(${scale})` }}>
      <svg width="16" height="18" viewBox="0 0 16 18" aria-hidden>
        <path d="M1 1l5.2 15 2.4-6.2L15 7.6z" />
      </svg>
      <span className={styles.name}>{name}</span>
    </div>
  );
}
