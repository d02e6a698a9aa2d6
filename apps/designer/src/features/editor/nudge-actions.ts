import type { Action } from './action.ts';
import { nudge } from './commands/index.ts';
import type { EditorState } from './editor-store.ts';

/** Two dots of the canvas, or one pixel for the last of it. */
const NUDGES = [
  { name: 'nudge', keys: 'Mod', by: 44 },
  { name: 'nudge-finely', keys: 'Mod+Shift', by: 1 },
] as const;
const SIDES = [
  { direction: 'right', key: 'ArrowRight', x: 1, y: 0 },
  { direction: 'left', key: 'ArrowLeft', x: -1, y: 0 },
  { direction: 'up', key: 'ArrowUp', x: 0, y: -1 },
  { direction: 'down', key: 'ArrowDown', x: 0, y: 1 },
] as const;

/** Moving what is chosen without a mouse. Moves in a row are one step of history. */
export function nudgeActions(): Action[] {
  return NUDGES.flatMap(({ name, keys, by }) =>
    SIDES.map(({ direction, key, x, y }): Action => {
      const argsOf = ({ view }: EditorState) => ({ nodes: view.selection.nodes, by: { x: x * by, y: y * by } });
      return {
        name: `${name}-${direction}`,
        label: ({ actions }) => actions[name === 'nudge' ? 'nudge' : 'nudgeFinely'][direction],
        shortcut: `${keys}+${key}`,
        group: 'graph',
        allowed: (state) => nudge.allowed(state.flow, argsOf(state)),
        run({ store, graph }) {
          const args = argsOf(store.getState());
          store.actions.run(nudge, args, { mark: `nudge ${args.nodes.join(' ')}` });
          const [first] = args.nodes;
          if (first !== undefined) graph.current?.show(first, { onlyIfHidden: true });
        },
      };
    }),
  );
}
