import type { Flow } from '@aybiza/flow';
import { enablePatches, type Patch, produceWithPatches } from 'immer';

enablePatches();

/** Keys in the notation of the help: `Mod` is Command on a Mac and Control elsewhere. */
export type Shortcut = string;

/** One edit a person can make. Pure: it changes the draft it is given and nothing else. */
export interface Command<Args> {
  readonly name: string;
  /** As menus, history and help call it. */
  readonly label: string;
  /** What history calls it, where its arguments say more than the label. */
  labelOf?(args: Args): string;
  readonly shortcut: Shortcut | null;
  allowed(flow: Flow, args: Args): boolean;
  /** Changes the draft of a flow (immer's), so that every edit leaves patches for undo. */
  run(flow: Flow, args: Args): void;
}

export interface Edit {
  readonly flow: Flow;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
}

/** Runs a command on a flow; undefined when it is not allowed there. */
export function applyCommand<Args>(flow: Flow, command: Command<Args>, args: Args): Edit | undefined {
  if (!command.allowed(flow, args)) return undefined;
  const [next, patches, inverse] = produceWithPatches(flow, (draft: Flow) => command.run(draft, args));
  return { flow: next, patches, inverse };
}
