import type { Flow } from '@aybiza/flow';
import { applyPatches, enablePatches, type Patch } from 'immer';
import type { Edit } from './commands/command.ts';

enablePatches();

/** One step back: everything between two marks. */
export interface HistoryStep {
  readonly label: string;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  /** Further edits with the same mark join this step while it is the last one and open. */
  readonly mark: string | null;
}

/**
 * What was done and undone. It has no limit, on purpose (people are promised undo without end), and can afford it: it holds
 * patches, never copies of the flow.
 */
export interface History {
  readonly past: readonly HistoryStep[];
  readonly future: readonly HistoryStep[];
}

export const EMPTY_HISTORY: History = { past: [], future: [] };

/** Notes an edit down. With the mark of the open step it becomes part of it: a word typed is one step, not seven. */
export function recordEdit(
  history: History,
  edit: Edit,
  { label, mark }: { label: string; mark: string | null },
): History {
  const last = history.past.at(-1);
  if (last !== undefined && mark !== null && last.mark === mark && history.future.length === 0) {
    const joined: HistoryStep = { label, mark, ...joinEdits(last, edit) };
    return { past: [...history.past.slice(0, -1), joined], future: [] };
  }
  const step: HistoryStep = { label, mark, patches: edit.patches, inverse: edit.inverse };
  return { past: [...history.past, step], future: [] };
}

/** Two edits as one. Where both write over the same place, as typing does, what stood there in between is not kept. */
function joinEdits(first: Pick<Edit, 'patches' | 'inverse'>, second: Edit): Pick<Edit, 'patches' | 'inverse'> {
  if (isOneReplacement(first, second)) return { patches: second.patches, inverse: first.inverse };
  return { patches: [...first.patches, ...second.patches], inverse: [...second.inverse, ...first.inverse] };
}

function isOneReplacement(first: Pick<Edit, 'patches' | 'inverse'>, second: Edit): boolean {
  const all = [first.patches, first.inverse, second.patches, second.inverse];
  const places = all.map(([patch, ...others]) =>
    patch?.op === 'replace' && others.length === 0 ? JSON.stringify(patch.path) : undefined,
  );
  return places[0] !== undefined && places.every((place) => place === places[0]);
}

/** Closes the open step: what is typed next is a step of its own. */
export function settleHistory(history: History): History {
  const last = history.past.at(-1);
  if (last === undefined || last.mark === null) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, mark: null }] };
}

export interface Travel {
  readonly flow: Flow;
  readonly history: History;
  /** What was undone or done again. */
  readonly label: string;
}

/** One step back; undefined at the beginning. */
export function undoStep(flow: Flow, history: History): Travel | undefined {
  const step = history.past.at(-1);
  if (step === undefined) return undefined;
  return {
    flow: applyPatches(flow, [...step.inverse]),
    label: step.label,
    history: { past: history.past.slice(0, -1), future: [{ ...step, mark: null }, ...history.future] },
  };
}

/** One step forward again; undefined when nothing was undone. */
export function redoStep(flow: Flow, history: History): Travel | undefined {
  const [step, ...future] = history.future;
  if (step === undefined) return undefined;
  return {
    flow: applyPatches(flow, [...step.patches]),
    label: step.label,
    history: { past: [...history.past, step], future },
  };
}
