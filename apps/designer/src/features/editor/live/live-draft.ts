import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { SaveResult } from '../autosave.ts';

/** A draft that several people have open. It is the same for all of them, as soon as their edits have met. */
export interface LiveDraft {
  /** Holds a flow. Edits come and go by themselves while there is a connection, and when there is one again. */
  readonly doc: Y.Doc;
  /** Who else is here. */
  readonly awareness: Awareness;
  /** Is this person allowed to look only? */
  readonly readOnly: boolean;
  /** Resolves when everything that was edited until now is in the database. Rejects when it cannot be said that it is. */
  save(): Promise<SaveResult>;
  readonly isOnline: boolean;
  /** Is everything either in the database or kept in this browser, so that the page can be closed? */
  readonly isSafe: boolean;
  /** Why the server does not let this person in any more; null while it does, and while it is only away. */
  readonly refusal: 'signedOut' | 'shutOut' | null;
  /** Tells when any of these three may have changed. Gives back how to stop. */
  onConnection(listener: () => void): () => void;
}

/** Whoever edits here, as others see them. */
export interface Self {
  readonly id: string;
  readonly name: string;
}
