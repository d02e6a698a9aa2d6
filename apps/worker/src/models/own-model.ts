import type { Db } from '@aybiza/db/client';
import { findProviderChoice } from '@aybiza/db/provider-accounts';
import type { Clock } from '@aybiza/foundation/clock';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { Sealer } from '@aybiza/foundation/sealer';
import { providerChoiceSchema } from '@aybiza/providers/accounts/choice';
import { Shelf } from '@aybiza/providers/accounts/shelf';
import { type SuppliesOptions, suppliesOf } from '@aybiza/providers/accounts/supplies';
import type { Embedder } from '@aybiza/providers/embedding/port';
import type { LanguageModel } from '@aybiza/providers/llm/port';
import type { LlmPatience } from '@aybiza/providers/llm/stream-reply';
import { readOwnAccounts } from '../accounts/read-own-accounts.ts';

/** Nobody waits on a line for a summary or a flow: it may take what a busy service takes. */
export const PATIENCE: Required<LlmPatience> = { firstEventMs: 30_000, idleMs: 15_000 };

export interface OwnModelOptions extends SuppliesOptions {
  readonly db: Db;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A model that is opened for one question. */
export interface OwnModel {
  readonly llm: LanguageModel;
  /** Who says what its texts mean, if anybody does. */
  readonly embedder: Embedder | undefined;
  close(): Promise<void>;
}

/** The model that a workspace has of its own: what its callers said is sent nowhere else. Undefined where the installation's serves. */
export async function openOwnModel(workspaceId: WorkspaceId, options: OwnModelOptions): Promise<OwnModel | undefined> {
  const { db, sealer, clock, logger } = options;
  const { accounts, wanted } = await db.forWorkspace(workspaceId, async (tx) => ({
    accounts: await readOwnAccounts(tx, { sealer, logger }),
    wanted: await findProviderChoice(tx),
  }));
  if (Object.keys(accounts).length === 0) return undefined;
  const shelf = new Shelf(suppliesOf(accounts, options), clock, PATIENCE);
  const llm = await shelf.model(providerChoiceSchema.safeParse(wanted?.choice).data?.model ?? 'bedrock');
  return llm === undefined ? undefined : { llm, embedder: await shelf.embedder(), close: () => shelf.close() };
}
