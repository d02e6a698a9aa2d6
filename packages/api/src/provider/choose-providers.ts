import { addAuditEntry } from '@aybiza/db/audit-entries';
import { saveProviderChoice } from '@aybiza/db/provider-accounts';
import { workspaceProcedure } from '../trpc.ts';
import { chooseProvidersInput, chooseProvidersOutput } from './choose-providers.schema.ts';

const DESCRIPTION = `Which vendor leads conversations (\`model\`), which is asked when that one is slow or fails (\`secondModel\`), which \
speaks (\`voice\`) and which listens (\`recogniser\`). What is left out is as the installation has it; a vendor without an account is as if it \
had not been chosen.`;

/** Says whom the workspace wants to use, in place of what it said before. */
export const chooseProviders = workspaceProcedure({
  role: 'owner',
  scope: 'providers:write',
  route: 'PUT /provider-choice',
  summary: 'Choose who listens, speaks and thinks',
  description: DESCRIPTION,
})
  .input(chooseProvidersInput)
  .output(chooseProvidersOutput)
  .mutation(async ({ ctx, input }) => {
    await ctx.inWorkspace(async (tx) => {
      await saveProviderChoice(tx, input);
      const entry = { actor: ctx.actor, action: 'providerChoice.set', subject: 'choice', detail: input };
      await addAuditEntry(tx, entry);
    });
    return { saved: true };
  });
