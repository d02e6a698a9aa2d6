import type { Flow } from '@aybiza/flow';
import { fold } from '../../flow-graph/index.ts';
import { arrange, type MoveNodesArgs } from '../commands/index.ts';
import type { Editor } from '../editor-context.tsx';
import { editorStrings } from '../strings.ts';
import { startLayoutWorker } from './arrange-flow.ts';
import { layOut } from './lay-out.ts';
import { toLayoutInput } from './layout-input.ts';

/** Lays out the chosen steps, or everything, as one step of history. */
export async function tidyUp({ store, graph, announce, wordsFor }: Editor): Promise<void> {
  const sizes = (await graph.current?.measure()) ?? new Map();
  const { flow, view } = store.getState();
  const input = toLayoutInput(flow, view.selection.nodes, sizes);
  try {
    const positions = await layOut(input, { startWorker: startLayoutWorker });
    // Whatever was removed meanwhile is not moved; whatever was added stands where it was put.
    if (store.actions.run(arrange, withFolded(flow, positions)) && view.selection.nodes.length < 2)
      graph.current?.fit();
  } catch {
    announce(wordsFor(editorStrings).notTidied);
  }
}

/** What stands in a collapsed group goes where the group goes. */
function withFolded(flow: Flow, positions: MoveNodesArgs): MoveNodesArgs {
  const along = [...fold(flow).standIns].flatMap(([id, group]) => {
    const [own, from, to] = [flow.nodes[id]?.position, flow.nodes[group]?.position, positions[group]];
    if (own === undefined || from === undefined || to === undefined) return [];
    return [[id, { x: own.x + to.x - from.x, y: own.y + to.y - from.y }]];
  });
  return { ...positions, ...Object.fromEntries(along) };
}
