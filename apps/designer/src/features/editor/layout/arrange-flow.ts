import type { Flow } from '@aybiza/flow';
import { workerOrNone } from '../worker-or-none.ts';
import { layOut } from './lay-out.ts';
import { toLayoutInput } from './layout-input.ts';

/** The flow with its cards where they stand best, by guessed sizes: it was never drawn. As it is where that cannot be worked out. */
export async function arrangeFlow(flow: Flow): Promise<Flow> {
  try {
    const positions = await layOut(toLayoutInput(flow, [], new Map()), { startWorker: startLayoutWorker });
    const nodes = Object.entries(flow.nodes).map(([id, node]) => [
      id,
      { ...node, position: positions[id] ?? node.position },
    ]);
    return { ...flow, nodes: Object.fromEntries(nodes) };
  } catch {
    return flow;
  }
}

export function startLayoutWorker(): Worker | undefined {
  return workerOrNone(() => new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' }));
}
