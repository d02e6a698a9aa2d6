import * as Y from 'yjs';
import type { Place, Unsaved, UnsavedStore } from './unsaved-store.ts';

export interface UnsavedKeeperOptions {
  /** As the server has it when the keeper is made. */
  readonly doc: Y.Doc;
  readonly store: UnsavedStore;
  readonly place: Place;
  /** What comes from the server has this origin. */
  readonly server: unknown;
  /** Is there a connection? While there is one, edits need no other place. */
  isOnline(): boolean;
  /** Whether everything is kept may have changed. */
  onChange(): void;
}

/** What a save that is under way will have saved. */
export interface Saving {
  readonly vector: Uint8Array;
  readonly edits: number;
  readonly broughtBack: readonly Unsaved[];
}

/**
 * Keeps what was edited without a connection in the browser, until the database has it: a tab that is closed meanwhile takes nothing along.
 * What was kept before comes back as edits like any others, and meets what others have done since.
 */
export class UnsavedKeeper {
  readonly #options: UnsavedKeeperOptions;
  /** Of the document as it is in the database, as far as is known. */
  #vector: Uint8Array;
  #edits = 0;
  #savedEdits = 0;
  #keptEdits = 0;
  #hasRecord = false;
  #broughtBack: readonly Unsaved[] = [];
  #work: Promise<void> = Promise.resolve();
  #isWaiting = false;

  constructor(options: UnsavedKeeperOptions) {
    this.#options = options;
    const { doc, server } = options;
    this.#vector = Y.encodeStateVector(doc);
    doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin === server) return;
      this.#edits += 1;
      this.keep();
    });
  }

  /** Is everything either in the database or in this browser? */
  get isSafe(): boolean {
    return this.#edits === this.#savedEdits || this.#edits === this.#keptEdits;
  }

  /** Has anything come back that is not saved yet? */
  get hasBroughtBack(): boolean {
    return this.#broughtBack.length > 0;
  }

  /** Puts what this person edited here before, without a connection, into the document. Rejects where the browser keeps nothing. */
  async bringBack(): Promise<void> {
    const { doc, store, place } = this.#options;
    this.#broughtBack = await store.list(place);
    for (const { update } of this.#broughtBack) Y.applyUpdate(doc, update, this);
  }

  /** Keeps what the database may not have; told of edits by itself, and of a connection that is lost. */
  keep(): void {
    if (this.#options.isOnline() || this.#edits === this.#savedEdits || this.#isWaiting) return;
    this.#isWaiting = true;
    this.#do(async () => {
      this.#isWaiting = false;
      const { doc, store, place } = this.#options;
      const edits = this.#edits;
      if (edits === this.#savedEdits) return;
      await store.put(place, { page: doc.clientID, update: Y.encodeStateAsUpdate(doc, this.#vector) });
      this.#hasRecord = true;
      this.#keptEdits = edits;
    });
  }

  /** To be asked for before a save, and given back when the database has it. */
  saving(): Saving {
    return {
      vector: Y.encodeStateVector(this.#options.doc),
      edits: this.#edits,
      broughtBack: this.#broughtBack,
    };
  }

  /** Forgets what the database has. */
  saved({ vector, edits, broughtBack }: Saving): void {
    this.#vector = vector;
    this.#savedEdits = edits;
    this.#broughtBack = this.#broughtBack.filter((unsaved) => !broughtBack.includes(unsaved));
    this.#do(async () => {
      const { doc, store, place } = this.#options;
      // What was edited since then is kept already, or needs to be if the connection is lost.
      const isOwnOver = this.#hasRecord && this.#edits === edits;
      const pages = [...broughtBack.map(({ page }) => page), ...(isOwnOver ? [doc.clientID] : [])];
      if (pages.length === 0) return;
      await store.remove(place, pages);
      if (isOwnOver) this.#hasRecord = false;
    });
  }

  /** One after the other: what was removed must not come back by a write that was begun before. */
  #do(step: () => Promise<void>): void {
    const { onChange } = this.#options;
    // A browser that keeps nothing (full, or told not to) is no reason to stop editing; `isSafe` says so.
    this.#work = this.#work
      .then(step)
      .catch(() => undefined)
      .then(onChange);
  }
}
