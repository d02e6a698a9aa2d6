import type { Tx } from '@aybiza/db/client';
import { listEntryFlows, lockDraft } from '@aybiza/db/flows';
import { keepDraft } from '@aybiza/db/keep-draft';
import type { Scenario } from '@aybiza/flow';
import type { CallId, FlowId } from '@aybiza/foundation/ids';
import { mergeFlow } from '@aybiza/shared-flow';

/** Takes the scenarios out of all drafts that hold the words of one of these calls. Gives how many, and of which drafts, whose pages have to be told. */
export async function removeScenariosOf(
  tx: Tx,
  calls: readonly CallId[],
  savedAt: number,
): Promise<{ count: number; flowIds: FlowId[] }> {
  const erased = new Set<string>(calls);
  const isErased = ({ fromCall }: Scenario) => fromCall !== undefined && erased.has(fromCall);
  const flowIds: FlowId[] = [];
  let count = 0;
  for (const { id, document } of await listEntryFlows(tx)) {
    if (!Object.values(document.scenarios).some(isErased)) continue;
    const draft = await lockDraft(tx, id);
    if (draft === undefined) continue;
    const all = Object.entries(draft.document.scenarios);
    const kept = all.filter(([, scenario]) => !isErased(scenario));
    const next = { ...draft.document, scenarios: Object.fromEntries(kept) };
    const sharedState = draft.sharedState === null ? {} : { sharedState: mergeFlow(draft.sharedState, next) };
    await keepDraft(tx, draft, { document: next, savedBy: null, savedAt, ...sharedState });
    count += all.length - kept.length;
    flowIds.push(id);
  }
  return { count, flowIds };
}
