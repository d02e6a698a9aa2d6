import { findProviderAccount } from '@aybiza/db/provider-accounts';
import { apiError, notFound } from '../api-error.ts';
import { haveTried } from '../have-tried.ts';
import { workspaceProcedure } from '../trpc.ts';
import { tryAccountInput, tryAccountOutput } from './try-account.schema.ts';

/** Longer than the longest try of a vendor. */
const ANSWER_WITHIN_MS = 10_000;

const DESCRIPTION = `Makes one cheap request for each thing that calls would use the stored account for, by the adapters that calls use. \
Nobody is called, and nothing is sent. Refusals: \`NOT_FOUND\`, \`CANNOT_TRY\` (503: no voice process answers).`;

/** Tries the account that is stored. A voice process does it: it has the adapters, and may reach vendors. */
export const tryAccount = workspaceProcedure({
  role: 'owner',
  scope: 'providers:write',
  route: 'POST /providers/{vendor}/try',
  summary: 'Try an account with a vendor',
  description: DESCRIPTION,
})
  .input(tryAccountInput)
  .output(tryAccountOutput)
  .mutation(async ({ ctx, input: { vendor } }) => {
    await ctx.inWorkspace(async (tx) => {
      if ((await findProviderAccount(tx, vendor)) === undefined) throw notFound('account');
    });
    const tried = await haveTried(ctx, 'account-trial', {
      subject: { vendor },
      read: (message) => tryAccountOutput.parse(message),
      answerWithinMs: ANSWER_WITHIN_MS,
    });
    if (tried !== undefined) return tried;
    throw apiError('CANNOT_TRY', 'No voice process answers: it is stored, and was not tried.');
  });
