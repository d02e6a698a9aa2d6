import type { Db } from '@aybiza/db/client';
import { getPrivacySettings } from '@aybiza/db/privacy/privacy-settings';
import { findProviderChoice } from '@aybiza/db/provider-accounts';
import type { Clock } from '@aybiza/foundation/clock';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { Sealer } from '@aybiza/foundation/sealer';
import { providerChoiceSchema } from '@aybiza/providers/accounts/choice';
import { chooseVendors } from '@aybiza/providers/accounts/choose-vendors';
import type { Places } from '@aybiza/providers/accounts/places';
import { Shelf } from '@aybiza/providers/accounts/shelf';
import { stockOf } from '@aybiza/providers/accounts/stock';
import type { SuppliesOptions } from '@aybiza/providers/accounts/supplies';
import type { Embedder } from '@aybiza/providers/embedding/port';
import type { LanguageModel } from '@aybiza/providers/llm/port';
import type { LlmPatience } from '@aybiza/providers/llm/stream-reply';
import { readOwnAccounts } from '../accounts/read-own-accounts.ts';
import type { InstalledModel } from './installed-model.ts';

/** Nobody waits on a line for a summary or a flow: it may take what a busy service takes. */
export const PATIENCE: Required<LlmPatience> = { firstEventMs: 30_000, idleMs: 15_000 };

export interface OpenModelOptions extends SuppliesOptions {
  readonly db: Db;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What serves where the workspace has no model of its own. */
  readonly installed: InstalledModel | undefined;
}

/** Whom a workspace may ask, opened for one job. */
export interface OpenModel {
  /** Undefined: there is none, or none that may process calls in the region of the workspace. */
  readonly llm: LanguageModel | undefined;
  /** Who says what its texts mean, if anybody does. */
  readonly embedder: Embedder | undefined;
  /** The answers are the practice model's: wherever they are shown, they are marked. */
  readonly isPractice: boolean;
  close(): Promise<void>;
}

/** Opens the model of a workspace. How it gets there is said once, for whoever asks. */
export type ModelDoor = (workspaceId: WorkspaceId) => Promise<OpenModel>;

/** Whom calls of the workspace ask first, of its own accounts and of what is installed: chosen by the rules of calls, its region among them. */
export async function openModel(workspaceId: WorkspaceId, options: OpenModelOptions): Promise<OpenModel> {
  const { db, sealer, clock, logger, installed } = options;
  const { accounts, wanted, pin } = await db.forWorkspace(workspaceId, async (tx) => ({
    accounts: await readOwnAccounts(tx, { sealer, logger }),
    wanted: await findProviderChoice(tx),
    pin: (await getPrivacySettings(tx)).processedIn,
  }));
  const shelf = new Shelf(stockOf(accounts, options), clock, PATIENCE);
  const choice = providerChoiceSchema.safeParse(wanted?.choice).data;
  const chosen = chooseVendors({ installation: placesOf(installed), own: shelf.places, choice, pin });
  const [model] = chosen.models;
  return {
    llm: model?.holder === 'own' ? await shelf.model(model.source) : model && installed?.llm,
    embedder: chosen.embedder === 'own' ? await shelf.embedder() : chosen.embedder && installed?.embedder,
    isPractice: model?.holder === 'installation' && installed?.isPractice === true,
    close: () => shelf.close(),
  };
}

/** One model, without another behind it. */
function placesOf(installed: InstalledModel | undefined): Pick<Places, 'bedrock' | 'embedding'> {
  const { bedrock = 'elsewhere', embedding = 'elsewhere' } = installed?.places ?? {};
  return {
    ...(installed === undefined ? {} : { bedrock }),
    ...(installed?.embedder === undefined ? {} : { embedding }),
  };
}
