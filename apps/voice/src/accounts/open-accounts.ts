import { join } from 'node:path';
import type { Bus } from '@aybiza/backbone/bus/port';
import type { Db } from '@aybiza/db/client';
import { listTelephoneAccounts } from '@aybiza/db/provider-accounts';
import type { Clock } from '@aybiza/foundation/clock';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import { createSealer } from '@aybiza/foundation/sealer';
import type { VendorAddresses } from '@aybiza/providers/accounts/supplies';
import type { CircuitReport } from '@aybiza/providers/circuit-breaker';
import type { ReachedAt } from '@aybiza/providers/telephony/port';
import { createGuard, createSafeFetch } from '@aybiza/safe-fetch';
import { createFolderStorage } from '@aybiza/storage';
import type { CallEquipment, CallWorld } from '../call/call-world.ts';
import { listOf, type VoiceEnv } from '../env.ts';
import { runErrand } from '../numbers/run-errand.ts';
import type { Vendors } from '../vendors.ts';
import { createAccountBook } from './account-book.ts';
import { type CredentialBook, createCredentialBook } from './credential-book.ts';
import { createEquipmentRoom } from './equipment-room.ts';
import { createTelephoneBook, type TelephoneBook } from './telephone-book.ts';
import { openTrialDoor } from './trial-door.ts';
import { type QuestionOptions, tryQuestion } from './try-question.ts';
import { tryStoredAccount } from './try-stored-account.ts';

/** More workspaces than an installation has. */
const MOST_OWNERS = 10_000;

export interface AccountsOptions extends ReachedAt {
  readonly db: Db;
  readonly env: Pick<
    VoiceEnv,
    'AUTH_SECRET' | 'AUTH_SECRET_PREVIOUS' | 'VENDOR_ALLOW_PRIVATE' | 'OWN_HOSTS' | 'AYBIZA_DATA_DIR'
  >;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly world: Pick<CallWorld, 'prompts'>;
  readonly vendors: Pick<Vendors, 'shelf' | 'telephone'>;
  /** Aborted when the process ends. */
  readonly signal: AbortSignal;
  /** Where the vendors of workspaces are, if not where they usually are: stand-ins of tests. */
  readonly addresses?: VendorAddresses;
}

/** Where trials are asked for, and what questions are tried with where a workspace has nothing of its own. */
export interface TrialDoorsOptions extends Pick<QuestionOptions, 'world'> {
  readonly bus: Bus;
  /** What of the installation is practice equipment. */
  readonly practice: readonly ('stt' | 'tts' | 'llm' | 'phone')[];
}

/** The accounts of workspaces, as the parts of the voice app use them. */
export interface Accounts {
  readonly telephones: TelephoneBook;
  /** A workspace's own equipment; undefined where the installation's serves. */
  equip(workspaceId: WorkspaceId): Promise<CallEquipment | undefined>;
  /** Sends a text message on the workspace's account. Rejects when there is none, or it refuses. */
  sendMessage(workspaceId: WorkspaceId, message: { to: string; from: string; text: string }): Promise<void>;
  /** A key of another system, and where it may go. Rejects when the workspace has none of this name. */
  credential: CredentialBook['get'];
  /** Reads what was never read of a workspace, so that its calls are answered while the database is away. Never rejects. */
  remember(workspaceId: WorkspaceId): Promise<void>;
  /** Lets the API have accounts and questions tried, and errands about numbers done. Gives back how to close. */
  openTrialDoors(options: TrialDoorsOptions): () => void;
  circuits(): readonly CircuitReport[];
  close(): Promise<void>;
}

export function openAccounts(options: AccountsOptions): Accounts {
  const { env, db, clock, logger, vendors, world, addresses = {} } = options;
  const sealer = createSealer(env.AUTH_SECRET, { previous: env.AUTH_SECRET_PREVIOUS });
  const book = createAccountBook({ db, sealer, clock, logger });
  const credentials = createCredentialBook({ db, sealer, clock, logger });
  const allowPrivate = listOf(env.VENDOR_ALLOW_PRIVATE);
  const guard = createGuard({ allowPrivate, denyHosts: listOf(env.OWN_HOSTS) });
  // The one that leads back to us: it finds out whether the public address does.
  const safeFetch = createSafeFetch({ clock, allowPrivate });
  const room = createEquipmentRoom({
    ...options,
    book,
    guard,
    installation: vendors.shelf,
    prompts: world.prompts,
    storage: createFolderStorage({ folder: join(env.AYBIZA_DATA_DIR, 'cache') }),
  });
  const telephones = createTelephoneBook({
    ...options,
    book,
    installation: vendors.telephone,
    listOwners: () => listTelephoneAccounts(db, MOST_OWNERS),
    companyUrl: addresses.twilio,
  });
  return {
    telephones,
    equip: (workspaceId) => room.of(workspaceId),
    async sendMessage(workspaceId, message) {
      const telephony = await telephones.telephonyOf(workspaceId);
      if (telephony === null) throw new Error('there is no telephone account: no message can be sent');
      await telephony.sendMessage(message);
    },
    credential: (workspaceId, name) => credentials.get(workspaceId, name),
    async remember(workspaceId) {
      await Promise.all([book, credentials].map((kept) => kept.remember(workspaceId)));
      await telephones.remember();
    },
    openTrialDoors(trials) {
      const door = { ...options, bus: trials.bus };
      const tryAccount = tryStoredAccount({ ...options, guard, readNow: book.readNow });
      const tryOneQuestion = tryQuestion({
        ...options,
        world: trials.world,
        isPractice: trials.practice.includes('llm'),
        equip: (workspaceId) => room.of(workspaceId),
      });
      const doErrand = runErrand({
        ...{ telephones, safeFetch, publicUrl: options.publicUrl, secret: env.AUTH_SECRET },
        isPractice: trials.practice.includes('phone'),
      });
      const doors = [
        openTrialDoor({ ...door, kind: 'account-trial', tryOne: tryAccount }),
        openTrialDoor({ ...door, kind: 'question-trial', tryOne: tryOneQuestion }),
        openTrialDoor({ ...door, kind: 'number-errand', tryOne: doErrand }),
      ];
      return () => {
        for (const close of doors) close();
      };
    },
    circuits: () => room.circuits(),
    close: async () => void (await Promise.all([room.close(), telephones.close(), safeFetch.close()])),
  };
}
