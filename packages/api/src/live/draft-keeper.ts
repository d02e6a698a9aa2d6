import { isDeepStrictEqual } from 'node:util';
import type { Db } from '@aybiza/db/client';
import { lockDraft, writeDraft } from '@aybiza/db/flows';
import { keepDraft } from '@aybiza/db/keep-draft';
import { parseFlow } from '@aybiza/flow';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { FlowId, WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import { encodeFlow, readFlow, withLane } from '@aybiza/shared-flow';
import * as Y from 'yjs';

export interface DraftKeeperOptions {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly workspaceId: WorkspaceId;
  readonly flowId: FlowId;
  readonly doc: Y.Doc;
  /** Something new is in the database. */
  onSaved(): void;
  /** There is no such draft any more. */
  onGone(): void;
}

export type Kept =
  | { readonly status: 'saved'; readonly revision: number }
  /** The document was kept, the draft stays as it was: what the document says now is no flow. */
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'gone' };

/** The origin of what was read from the database. */
export const DATABASE = Symbol('database');

/** A page asks for a save when its author pauses; this is for one that went away before. */
const SAVE_AFTER_MS = 2_000;

/**
 * Keeps an open draft in the database: the document that people edit, and the flow it says. Whoever wrote there meanwhile is merged
 * in first, so no save is ever in conflict with another.
 */
export class DraftKeeper {
  readonly #options: DraftKeeperOptions;
  /** As it stands in the database, as far as is known. */
  #kept: Uint8Array = new Uint8Array();
  #dirty = false;
  #closed = false;
  #savedBy: string | null = null;
  #waiting: Promise<Kept> | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #cancelTimer: () => void = () => undefined;

  constructor(options: DraftKeeperOptions) {
    this.#options = options;
  }

  /** Reads the document, and makes it at the first time, of the draft as it is. False when there is no draft. */
  async open(): Promise<boolean> {
    const { db, clock, workspaceId, flowId, doc } = this.#options;
    const state = await db.forWorkspace(workspaceId, async (tx) => {
      const draft = await lockDraft(tx, flowId);
      if (draft === undefined) return undefined;
      const sharedState = draft.sharedState === null ? encodeFlow(draft.document) : withLane(draft.sharedState);
      if (sharedState === undefined) return draft.sharedState ?? undefined;
      await writeDraft(tx, draft, { sharedState, savedBy: null, savedAt: clock.now() });
      return sharedState;
    });
    if (state === undefined) return false;
    this.#take(state);
    doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== DATABASE) this.#soon();
    });
    return true;
  }

  /** Is everything that happened in the database? */
  get isClean(): boolean {
    return !this.#dirty && this.#waiting === null;
  }

  /** Whoever edits from now on, for the record. */
  editedBy(person: string): void {
    this.#savedBy = person;
  }

  /**
   * Saves everything that has happened until now. One save at a time; all who ask while one is under way share the next.
   * @throws Error when the database could not be reached: everything is still here, and is tried again
   */
  save(): Promise<Kept> {
    if (this.#waiting !== null) return this.#waiting;
    const saving = this.#last.then(() => {
      this.#waiting = null;
      return this.#write();
    });
    this.#waiting = saving;
    this.#last = saving.catch(() => undefined);
    return saving;
  }

  /** Takes in what others have written to the database. */
  async look(): Promise<void> {
    const { db, workspaceId, flowId, logger, onGone } = this.#options;
    try {
      const draft = await db.forWorkspace(workspaceId, (tx) => lockDraft(tx, flowId));
      if (draft === undefined) onGone();
      else if (draft.sharedState !== null) this.#take(draft.sharedState);
    } catch (error) {
      // Whatever it was is found at the next save.
      logger.warn({ flowId, personal: errorMessage(error) }, 'draft could not be looked up');
    }
  }

  close(): void {
    this.#closed = true;
    this.#cancelTimer();
  }

  #soon(): void {
    this.#dirty = true;
    this.#cancelTimer();
    if (this.#closed) return;
    // What fails is said by the save itself, which comes back here.
    this.#cancelTimer = this.#options.clock.after(SAVE_AFTER_MS, () => void this.save().catch(() => undefined));
  }

  #take(state: Uint8Array): void {
    if (Buffer.compare(state, this.#kept) === 0) return;
    this.#kept = state;
    Y.applyUpdate(this.#options.doc, state, DATABASE);
  }

  async #write(): Promise<Kept> {
    const { db, clock, workspaceId, flowId, doc, logger, onSaved, onGone } = this.#options;
    this.#cancelTimer();
    this.#dirty = false;
    try {
      const { kept, state } = await db.forWorkspace(workspaceId, async (tx) => {
        const draft = await lockDraft(tx, flowId);
        if (draft === undefined) return { kept: { status: 'gone' } as const, state: this.#kept };
        if (draft.sharedState !== null) this.#take(draft.sharedState);
        const state = Y.encodeStateAsUpdate(doc) as Uint8Array<ArrayBuffer>; // Yjs makes it of an array buffer of its own
        const flow = parseFlow(readFlow(doc));
        const document = flow.ok && !isDeepStrictEqual(flow.value, draft.document) ? { document: flow.value } : {};
        const sharedState = Buffer.compare(state, this.#kept) === 0 ? {} : { sharedState: state };
        const saved = { savedBy: this.#savedBy, savedAt: clock.now() };
        const { revision } = await keepDraft(tx, draft, { ...document, ...sharedState, ...saved });
        return { kept: flow.ok ? ({ status: 'saved', revision } as const) : refusalOf(flow.error), state };
      });
      const isNew = Buffer.compare(state, this.#kept) !== 0;
      this.#kept = state;
      if (kept.status === 'gone') onGone();
      else if (isNew) onSaved();
      return kept;
    } catch (error) {
      this.#soon();
      logger.warn({ flowId, personal: errorMessage(error) }, 'draft could not be saved');
      throw error;
    }
  }
}

function refusalOf({
  message,
  issues,
}: {
  message: string;
  issues: readonly { path: string; message: string }[];
}): Kept {
  const [first] = issues;
  return { status: 'refused', reason: first === undefined ? message : `${first.path}: ${first.message}` };
}
