import type { Bus } from '@aybiza/backbone/bus/port';
import { tellOfDraft } from '@aybiza/backbone/drafts/draft-news';
import type { Db, Tx } from '@aybiza/db/client';
import { findWriting, noteWriting } from '@aybiza/db/flow-writings';
import { lockDraft } from '@aybiza/db/flows';
import { keepDraft } from '@aybiza/db/keep-draft';
import { makeCheckpoint } from '@aybiza/db/make-checkpoint';
import type { Flow } from '@aybiza/flow';
import { countErrors, writeDescribedFlow } from '@aybiza/flow-writer/described';
import type { Clock } from '@aybiza/foundation/clock';
import type { FlowId, WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { JobPayloads } from '@aybiza/jobs';
import { mergeFlow } from '@aybiza/shared-flow';
import { type JobHandler, nothingToDo } from '../job-handler.ts';
import type { ModelDoor } from '../models/open-model.ts';

type Payload = JobPayloads['write-flow'];

interface WriteFlowWorld {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly openModel: ModelDoor;
  /** Tells the pages that have the draft open. */
  readonly bus: Bus | undefined;
}

/**
 * Has a model write a draft from its description. Every round of it is in the draft at once, as one more edit beside those of people; a
 * try that begins again goes on from what is there.
 */
export function createWriteFlow(world: WriteFlowWorld): JobHandler<Payload> {
  const { db, clock, openModel } = world;
  return {
    async run({ workspaceId, payload: { flowId }, signal }) {
      const writing = await db.forWorkspace(workspaceId, async (tx) => {
        const isWanted = await noteWriting(tx, flowId, { status: 'writing' });
        return isWanted ? findWriting(tx, flowId) : undefined;
      });
      if (writing === undefined) return nothingToDo;
      const { llm, isPractice, close } = await openModel(workspaceId);
      try {
        if (llm === undefined || isPractice) return nothingToDo;
        await db.forWorkspace(workspaceId, (tx) => keepWhatIsThere(tx, { flowId, now: clock.now() }));
        const draft = { workspaceId, flowId };
        const { description } = writing;
        const edit = (change: (flow: Flow) => Flow) => editDraft(world, draft, change);
        const { end, summary, errors } = await writeDescribedFlow({ model: llm, description, edit, signal });
        return {
          status: 'done',
          effect: async (tx) => void (await noteWriting(tx, flowId, { status: end, summary, errors })),
        };
      } finally {
        await close();
      }
    },
    // Also when it was given up: nobody waits for what does not come.
    onSettled: async (tx, { flowId }) => void (await noteWriting(tx, flowId, { status: 'failed' })),
  };
}

/** A person may have drawn something there, and want it back. */
async function keepWhatIsThere(tx: Tx, { flowId, now }: { flowId: FlowId; now: number }): Promise<void> {
  const draft = await lockDraft(tx, flowId);
  if (draft === undefined) return;
  const { updatedBy: createdBy, updatedAt: draftSavedAt } = draft;
  await makeCheckpoint(tx, { draft, reason: 'beforeImport', name: '', createdBy, draftSavedAt, now });
}

/** Changes the draft on top of what everybody has edited by now. Undefined when the writing was stopped, or the draft is gone. */
async function editDraft(
  { db, bus, clock, logger }: WriteFlowWorld,
  { workspaceId, flowId }: { workspaceId: WorkspaceId; flowId: FlowId },
  change: (flow: Flow) => Flow,
): Promise<Flow | undefined> {
  const edited = await db.forWorkspace(workspaceId, async (tx) => {
    const draft = await lockDraft(tx, flowId);
    if (draft === undefined) return undefined;
    const document = change(draft.document);
    const errors = countErrors(document);
    if (!(await noteWriting(tx, flowId, { status: 'writing', errors }))) return undefined;
    if (document === draft.document) return { document, isNew: false };
    const sharedState = draft.sharedState === null ? {} : { sharedState: mergeFlow(draft.sharedState, document) };
    await keepDraft(tx, draft, { document, savedBy: null, savedAt: clock.now(), ...sharedState });
    return { document, isNew: true };
  });
  if (edited?.isNew === true && bus !== undefined) await tellOfDraft({ bus, logger }, flowId);
  return edited?.document;
}
