import { type Said, say, sayIn } from './sentences/say.ts';
/** What becomes of a port that nobody wired, neither at its node nor at a group around it. */
export type PortFallback =
  /** The caller would fall off the graph here: a problem that stops publishing. */
  | 'mustBeWired'
  /** Goes to the handler for silence, else to the built-in apology. */
  | 'silence'
  /** Goes to the handler for errors, else to the built-in apology. */
  | 'failure'
  /** A port of a group: what is left open inside goes on as if the group had no such port. */
  | 'passedOn';

/** A way out of a node; derived from the node's data, never stored. */
export interface Port {
  readonly id: string;
  /** What its author called it; in English where the step's kind did. */
  readonly label: string;
  /** What the step's kind called it, for other languages. */
  readonly said?: Said;
  readonly fallback: PortFallback;
}

/** A way out that every step of its kind has. */
export function portOf(id: string, said: Said, fallback: PortFallback = 'mustBeWired'): Port {
  return { id, label: sayIn(said), said, fallback };
}

export const NEXT_PORT = portOf('next', say('port.next'));

/** Ports that every speaking node has without showing them: what may happen anywhere. A group can catch them by a port of the same name. */
export const HIDDEN_PORTS = ['error', 'stalled', 'hungUp'] as const;
