import { type Change, flowMap, writeChange } from '@aybiza/shared-flow';
import * as Y from 'yjs';
import type { EditLabel } from './commands/command.ts';

/** What could be undone and done again now: its label, or null. */
export interface History {
  readonly undoes: EditLabel | null;
  readonly redoes: EditLabel | null;
}

export const EMPTY_HISTORY: History = { undoes: null, redoes: null };

export interface EditName {
  readonly label: EditLabel;
  /** Edits in a row with the same mark are one step: a word typed is one step, not seven. */
  readonly mark: string | null;
}

/** The origin of this person's edits; undoing is one as well, and has the manager itself as its origin. */
const OWN = Symbol('own edit');
/** Only marks end a step, never time. */
const FOR_EVER = Number.MAX_SAFE_INTEGER;

/**
 * What this person did to a flow that others edit too, and the way back. It takes back this person's edits alone: what others did since
 * stays. It has no limit, on purpose (people are promised undo without end), and can afford it: it holds changes, never copies.
 */
export class EditHistory {
  readonly #doc: Y.Doc;
  readonly #manager: Y.UndoManager;
  #openMark: string | null = null;
  /** Of the edit, or of the step back, that is being made. */
  #label: EditLabel = () => '';
  /** By the manager's own record of a step. */
  readonly #labels = new WeakMap<object, EditLabel>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    const options = { trackedOrigins: new Set([OWN]), captureTimeout: FOR_EVER };
    this.#manager = new Y.UndoManager(flowMap(doc), options);
    const name = ({ stackItem }: { stackItem: object }) => this.#labels.set(stackItem, this.#label);
    this.#manager.on('stack-item-added', name);
    this.#manager.on('stack-item-updated', name);
  }

  /** Is this the origin of an edit that was shown before it was written? */
  isOwn(origin: unknown): boolean {
    return origin === OWN;
  }

  get standing(): History {
    return { undoes: this.#lastOf(this.#manager.undoStack), redoes: this.#lastOf(this.#manager.redoStack) };
  }

  /** Writes an edit into the document. */
  write(change: Change, { label, mark }: EditName): void {
    if (mark === null || mark !== this.#openMark) this.#manager.stopCapturing();
    this.#openMark = mark;
    this.#label = label;
    writeChange(this.#doc, change, OWN);
  }

  /** Closes the open step: what is typed next is a step of its own. */
  settle(): void {
    this.#openMark = null;
  }

  /** One step back. Gives its label; undefined at the beginning. */
  undo(): EditLabel | undefined {
    return this.#travel('undo');
  }

  /** One step forward again; undefined when nothing was undone. */
  redo(): EditLabel | undefined {
    return this.#travel('redo');
  }

  #travel(way: 'undo' | 'redo'): EditLabel | undefined {
    const { undoes, redoes } = this.standing;
    const label = way === 'undo' ? undoes : redoes;
    if (label === null) return undefined;
    this.settle();
    this.#label = label;
    this.#manager[way]();
    return label;
  }

  #lastOf(steps: readonly object[]): EditLabel | null {
    const last = steps.at(-1);
    return (last === undefined ? undefined : this.#labels.get(last)) ?? null;
  }
}
