import type { Tx } from '@aybiza/db/client';
import { findProviderChoice, listProviderAccounts } from '@aybiza/db/provider-accounts';
import { ownPartsOf, providerChoiceSchema } from '@aybiza/providers/accounts/choice';
import type { Equipment } from '../context.ts';

/** What is practice equipment in the calls of a workspace: what it has of its own is not. */
export async function findEquipment(tx: Tx, installation: Equipment): Promise<Equipment> {
  const accounts = await listProviderAccounts(tx);
  const choice = providerChoiceSchema.safeParse((await findProviderChoice(tx))?.choice).data;
  const own = ownPartsOf(accounts, choice).map((part) => [part, 'real'] as const);
  return { ...installation, ...Object.fromEntries(own) };
}
