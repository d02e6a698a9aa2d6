import { addAuditEntry } from '@aybiza/db/audit-entries';
import { addCallBack, findCallBack } from '@aybiza/db/call-backs';
import { findEquipment } from '../provider/find-equipment.ts';
import { workspaceProcedure } from '../trpc.ts';
import { callBackSchema } from './call-back.schema.ts';
import { createCallBackInput } from './create-call-back.schema.ts';
import { showCallBack } from './show-call-back.ts';

const TRIES = 3;
const PAUSE_MINUTES = 60;

/** Notes that somebody is to be called back by a person; `call` has an agent do it. */
export const createCallBack = workspaceProcedure({
  role: 'editor',
  scope: 'callbacks:write',
  route: 'POST /call-backs',
  summary: 'Add a call-back',
})
  .input(createCallBackInput)
  .output(callBackSchema)
  .mutation(({ ctx, input: { dueAt, ...asked } }) =>
    ctx.inWorkspace(async (tx) => {
      const { clock, equipment } = ctx.services;
      const practice = Object.values(await findEquipment(tx, equipment)).includes('practice');
      const ofNobody = { callId: null, stepId: null, agentId: null, inputs: {}, fromE164: null, hours: null };
      const tries = { mostTries: TRIES, pauseMinutes: PAUSE_MINUTES };
      const when = { dueAt: dueAt ?? clock.now() };
      const id = await addCallBack(tx, { ...asked, ...ofNobody, ...tries, ...when, by: 'person', practice });
      await addAuditEntry(tx, { actor: ctx.actor, action: 'callBack.added', subject: id, detail: {} });
      return showCallBack(tx, await findCallBack(tx, id), ctx.actor.id);
    }),
  );
