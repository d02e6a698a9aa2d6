import type { Db } from '@aybiza/db/client';
import { getPrivacySettings } from '@aybiza/db/privacy/privacy-settings';
import { findProviderChoice } from '@aybiza/db/provider-accounts';
import type { Clock } from '@aybiza/foundation/clock';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { Sealer } from '@aybiza/foundation/sealer';
import { providerChoiceSchema } from '@aybiza/providers/accounts/choice';
import { mayProcess, type RegionPin } from '@aybiza/providers/accounts/place';
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

/** The model that a workspace has of its own, and nobody else; without one, the installation's. Neither when it is outside of the workspace's region. */
export async function openModel(workspaceId: WorkspaceId, options: OpenModelOptions): Promise<OpenModel> {
  const { db, sealer, clock, logger, installed } = options;
  const { accounts, wanted, pin } = await db.forWorkspace(workspaceId, async (tx) => ({
    accounts: await readOwnAccounts(tx, { sealer, logger }),
    wanted: await findProviderChoice(tx),
    pin: (await getPrivacySettings(tx)).processedIn,
  }));
  if (Object.keys(accounts).length === 0) return openInstalled(installed, pin);
  const shelf = new Shelf(stockOf(accounts, options), clock, PATIENCE);
  const source = providerChoiceSchema.safeParse(wanted?.choice).data?.model ?? 'bedrock';
  const llm = await shelf.model(source);
  if (llm === undefined) return openInstalled(installed, pin);
  return {
    llm: isWithin(pin, shelf.places[source]) ? llm : undefined,
    embedder: isWithin(pin, shelf.places.embedding) ? await shelf.embedder() : undefined,
    isPractice: false,
    close: () => shelf.close(),
  };
}

function openInstalled(installed: InstalledModel | undefined, pin: RegionPin): OpenModel {
  const { llm, embedder, places, isPractice = false } = installed ?? {};
  return {
    llm: isWithin(pin, places?.bedrock) ? llm : undefined,
    embedder: isWithin(pin, places?.embedding) ? embedder : undefined,
    isPractice,
    close: async () => undefined,
  };
}

function isWithin(pin: RegionPin, place: Places[keyof Places]): boolean {
  return mayProcess(pin, place ?? 'elsewhere');
}
