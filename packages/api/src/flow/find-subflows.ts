import type { Tx } from '@aybiza/db/client';
import { findPublishedVersion } from '@aybiza/db/flow-versions';
import { type Flow, subflowKey } from '@aybiza/flow';
import { agentIdSchema } from '@aybiza/foundation/ids';

/** More parts than anybody draws; a document that names more is compiled without the rest, which are then reported as missing. */
const MAX_SUBFLOWS = 100;

/** A published flow, by the name that subflow nodes give it. */
export interface PinnedFlow {
  readonly agent: string;
  readonly version: number;
  readonly flow: Flow;
}

/** The published flows that a flow, and those inside it, name: what the compiler needs beside the flow itself. */
export async function findSubflows(tx: Tx, flow: Flow): Promise<ReadonlyMap<string, Flow>> {
  const pinned = await listSubflows(tx, flow);
  return new Map(pinned.map((found) => [subflowKey(found), found.flow]));
}

/** The same, each with its name in parts. */
export async function listSubflows(tx: Tx, flow: Flow): Promise<PinnedFlow[]> {
  const found: PinnedFlow[] = [];
  const asked = new Set<string>();
  const open: Flow[] = [flow];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const node of Object.values(next.nodes)) {
      if (node.kind !== 'subflow') continue;
      const { agent, version } = node.data;
      const key = subflowKey({ agent, version });
      const agentId = agentIdSchema.safeParse(agent);
      if (!agentId.success || asked.has(key) || asked.size >= MAX_SUBFLOWS) continue;
      asked.add(key);
      const published = await findPublishedVersion(tx, { agentId: agentId.data, number: version });
      if (published === undefined) continue;
      found.push({ agent, version, flow: published.document });
      open.push(published.document);
    }
  }
  return found;
}
