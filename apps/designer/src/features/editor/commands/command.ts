import type { Flow } from '@aybiza/flow';
import { produce } from 'immer';
import type { Translated } from '../../../language/strings.ts';
import type { FlowWords } from '../../flow-words/index.ts';
import type { commandStrings } from './strings.ts';

/** Keys in the notation of the help: `Mod` is Command on a Mac and Control elsewhere. */
export type Shortcut = string;

type CommandWords = Translated<typeof commandStrings>;

/** What an edit is called, in the language of whoever reads it. */
export type EditLabel = (words: CommandWords, flow: FlowWords) => string;

/** One edit a person can make. Pure: it changes the draft it is given and nothing else. */
export interface Command<Args> {
  readonly name: string;
  /** As menus, history and help call it. */
  readonly label: (words: CommandWords) => string;
  /** What history calls it, where its arguments say more than the label. */
  labelOf?(args: Args): EditLabel;
  readonly shortcut: Shortcut | null;
  allowed(flow: Flow, args: Args): boolean;
  /** Changes the draft of a flow (immer's): what it leaves alone stays the same object, and is not written. */
  run(flow: Flow, args: Args): void;
}

/** The flow with a command run on it; undefined when it is not allowed there. What it leaves alone stays the same object. */
export function applyCommand<Args>(flow: Flow, command: Command<Args>, args: Args): Flow | undefined {
  if (!command.allowed(flow, args)) return undefined;
  return produce(flow, (draft: Flow) => command.run(draft, args));
}
