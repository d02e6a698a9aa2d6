import { randomBytes } from 'node:crypto';
import { ACCOUNT_TRIAL, askToTryAccount } from '@aybiza/backbone/accounts/account-trials';
import { findProviderAccount } from '@aybiza/db/provider-accounts';
import { issueSingleUseToken } from '@aybiza/db/tokens';
import { errorMessage } from '@aybiza/foundation/errors';
import { newId } from '@aybiza/foundation/new-id';
import { apiError, notFound } from '../api-error.ts';
import type { ApiServices } from '../context.ts';
import { workspaceProcedure } from '../trpc.ts';
import { tryAccountInput, tryAccountOutput } from './try-account.schema.ts';

/** Longer than the longest try of a vendor. */
const ANSWER_WITHIN_MS = 10_000;
const TOKEN_LIVES_MS = 5_000;

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
    const token = randomBytes(24).toString('base64url');
    await ctx.inWorkspace(async (tx) => {
      if ((await findProviderAccount(tx, vendor)) === undefined) throw notFound('account');
      const trial = { secret: token, purpose: ACCOUNT_TRIAL, payload: { vendor }, ttlMs: TOKEN_LIVES_MS };
      await issueSingleUseToken(tx, trial);
    });
    const tried = await ask(ctx.services, token);
    if (tried !== undefined) return tried;
    throw apiError('CANNOT_TRY', 'No voice process answers: it is stored, and was not tried.');
  });

async function ask({ bus, clock, logger }: ApiServices, token: string) {
  const trial = { askId: newId('request'), token, read: (message: unknown) => tryAccountOutput.parse(message) };
  try {
    return await askToTryAccount(bus, trial, { clock, answerWithinMs: ANSWER_WITHIN_MS });
  } catch (error) {
    logger.warn({ personal: errorMessage(error) }, 'account not tried');
    return undefined;
  }
}
