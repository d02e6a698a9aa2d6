import { addAuditEntry } from '@aybiza/db/audit-entries';
import { findCallingChoice, setCallingChoice as setStored } from '@aybiza/db/privacy/calling-choices';
import { workspaceProcedure } from '../trpc.ts';
import { callingChoice, setCallingChoiceInput } from './privacy.schema.ts';

/** Notes that somebody does not want to be called, or has agreed to it. The audit log keeps which, and not whose number. */
export const setCallingChoice = workspaceProcedure({
  role: 'editor',
  scope: 'contacts:write',
  route: 'PUT /calling-choices',
  summary: 'Note whether somebody wants to be called',
})
  .input(setCallingChoiceInput)
  .output(callingChoice)
  .mutation(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      await setStored(tx, { ...input, source: 'member', chosenAt: ctx.services.clock.now() });
      const detail = { choice: input.choice };
      await addAuditEntry(tx, { actor: ctx.actor, action: 'callingChoice.set', subject: 'calls', detail });
      const choice = await findCallingChoice(tx, input.e164);
      if (choice === undefined) throw new Error('a choice that was just written must be there');
      return choice;
    }),
  );
