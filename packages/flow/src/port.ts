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
  readonly label: string;
  readonly fallback: PortFallback;
}

export const NEXT_PORT: Port = { id: 'next', label: 'Next', fallback: 'mustBeWired' };

/** Ports that every speaking node has without showing them: what may happen anywhere. A group can catch them by a port of the same name. */
export const HIDDEN_PORTS = ['error', 'stalled', 'hungUp'] as const;
