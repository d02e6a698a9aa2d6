import { MAX_NODES } from '@aybiza/flow';
import type { Command } from './command.ts';
import { type Fragment, insertFragment } from './fragment.ts';

export interface PasteArgs {
  readonly fragment: Fragment;
  /** Where the upper left corner of what is pasted comes to lie. */
  readonly at: { readonly x: number; readonly y: number };
}

/** Puts copied steps on the canvas. */
export const paste: Command<PasteArgs> = {
  name: 'paste',
  label: (words) => words.paste,
  shortcut: 'Mod+V',
  allowed(flow, { fragment }) {
    const count = Object.keys(fragment.nodes).length;
    return count > 0 && count + Object.keys(flow.nodes).length <= MAX_NODES;
  },
  run(flow, { fragment, at }) {
    const positions = Object.values(fragment.nodes).map((node) => node.position);
    const left = Math.min(...positions.map(({ x }) => x));
    const top = Math.min(...positions.map(({ y }) => y));
    insertFragment(flow, fragment, { x: at.x - left, y: at.y - top });
  },
};
