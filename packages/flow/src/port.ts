/** What becomes of a port that nobody wired. */
export type PortFallback =
  /** The caller would fall off the graph here: a problem that stops publishing. */
  | 'mustBeWired'
  /** Goes to the handler for silence, else to the built-in apology. */
  | 'silence'
  /** Goes to the handler for errors, else to the built-in apology. */
  | 'failure';

/** A way out of a node; derived from the node's data, never stored. */
export interface Port {
  readonly id: string;
  readonly label: string;
  readonly fallback: PortFallback;
}

export const NEXT_PORT: Port = { id: 'next', label: 'Next', fallback: 'mustBeWired' };
