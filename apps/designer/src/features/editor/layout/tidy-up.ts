import { arrange } from '../commands/index.ts';
import type { Editor } from '../editor-context.tsx';
import { editorStrings } from '../strings.ts';
import { layOut } from './lay-out.ts';
import { toLayoutInput } from './layout-input.ts';

/** Lays out the chosen steps, or everything, as one step of history. */
export async function tidyUp({ store, graph, announce }: Editor): Promise<void> {
  const sizes = (await graph.current?.measure()) ?? new Map();
  const { flow, view } = store.getState();
  const input = toLayoutInput(flow, view.selection.nodes, sizes);
  try {
    const positions = await layOut(input, { startWorker });
    // Whatever was removed meanwhile is not moved; whatever was added stands where it was put.
    if (store.actions.run(arrange, positions) && input.cards.length === stepsOf(flow)) graph.current?.fit();
  } catch {
    announce(editorStrings.notTidied);
  }
}

/** How many steps a layout of everything has. */
function stepsOf({ nodes }: { readonly nodes: Readonly<Record<string, { readonly kind: string }>> }): number {
  return Object.values(nodes).filter(({ kind }) => kind !== 'comment').length;
}

function startWorker(): Worker | undefined {
  if (typeof Worker !== 'function') return undefined;
  try {
    return new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return undefined; // Refused by a rule of the browser: the page works by itself.
  }
}
