import { ACCOUNT_TRIAL, type AccountTrial, listenForTrials } from '@aybiza/backbone/accounts/account-trials';
import type { Bus } from '@aybiza/backbone/bus/port';
import type { Db } from '@aybiza/db/client';
import { consumeSingleUseToken } from '@aybiza/db/tokens';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { Logger } from '@aybiza/foundation/logger';
import { vendorSchema } from '@aybiza/providers/accounts/account';
import type { SuppliesOptions } from '@aybiza/providers/accounts/supplies';
import { tryAccount } from '@aybiza/providers/accounts/try-account';
import { z } from 'zod';
import { keepListening } from '../keep-listening.ts';
import type { AccountBook } from './account-book.ts';

const payloadSchema = z.object({ vendor: vendorSchema });

export interface TrialDoorOptions extends SuppliesOptions {
  readonly bus: Bus;
  readonly db: Db;
  /** Reads what is stored now: somebody has just entered it. */
  readonly readNow: AccountBook['readNow'];
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborted when the process ends. */
  readonly signal: AbortSignal;
}

/** Tries accounts that somebody has entered, each in one process. Gives back how to close. */
export function openTrialDoor(options: TrialDoorOptions): () => void {
  const { bus, clock, logger } = options;
  const onError = (error: unknown) => logger.warn({ personal: errorMessage(error) }, 'account not tried');
  const onAsked = (trial: AccountTrial) => tryOne(trial, options);
  return keepListening(() => listenForTrials(bus, { onAsked, onError }), { clock, onError });
}

async function tryOne({ token }: AccountTrial, options: TrialDoorOptions): Promise<unknown> {
  const asked = await consumeSingleUseToken(options.db, { secret: token, purpose: ACCOUNT_TRIAL });
  if (asked === undefined) return undefined;
  const { vendor } = payloadSchema.parse(asked.payload);
  const { accounts } = await options.readNow(asked.workspaceId);
  return { parts: await tryAccount(vendor, accounts, options) };
}
