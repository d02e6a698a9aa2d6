import { createHash } from 'node:crypto';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import { equip } from '@aybiza/providers/accounts/equip';
import { Shelf } from '@aybiza/providers/accounts/shelf';
import { stockOf } from '@aybiza/providers/accounts/stock';
import type { SuppliesOptions } from '@aybiza/providers/accounts/supplies';
import type { CircuitReport } from '@aybiza/providers/circuit-breaker';
import type { Storage } from '@aybiza/storage';
import type { CallEquipment } from '../call/call-world.ts';
import type { PromptCache } from '../call/perform/prompt-cache.ts';
import { createPromptStudio } from '../prompt-studio.ts';
import type { AccountBook, Holdings } from './account-book.ts';

/** What nobody has used for so long is put away. */
const IDLE_MS = 10 * 60_000;
/** A call may still be on its way to what another has replaced: longer than its stream may take to arrive. */
const REPLACED_MS = 2 * 60_000;
const LOOK_EVERY_MS = 30_000;

export interface EquipmentRoomOptions extends SuppliesOptions {
  readonly book: Pick<AccountBook, 'of'>;
  readonly installation: Shelf;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Of the sound of what flows say, for all calls of the process. */
  readonly prompts: PromptCache;
  readonly storage: Storage;
  /** Aborted when the process ends. */
  readonly signal: AbortSignal;
}

/** The equipment of workspaces that have accounts or wishes of their own: made when a call needs it, shared by its calls. */
export interface EquipmentRoom {
  /** Undefined where the installation's serves. What was changed counts for calls from the next second on. */
  of(workspaceId: WorkspaceId): Promise<CallEquipment | undefined>;
  /** How the vendors of workspaces do, without saying of which. */
  circuits(): readonly CircuitReport[];
  close(): Promise<void>;
}

/** One workspace's, and what is known of its use. */
interface Kept {
  readonly version: string;
  readonly shelf: Shelf;
  readonly equipment: CallEquipment;
  calls: number;
  /** On the monotonic clock. */
  usedAt: number;
}

export function createEquipmentRoom(options: EquipmentRoomOptions): EquipmentRoom {
  const { book, clock, logger } = options;
  const current = new Map<WorkspaceId, { readonly version: string; readonly making: Promise<Kept> }>();
  const all = new Map<Kept, WorkspaceId>();

  async function make(workspaceId: WorkspaceId, holdings: Holdings): Promise<Kept> {
    const kept = await makeEquipment(holdings, options, () => clock.monotonic());
    all.set(kept, workspaceId);
    return kept;
  }

  /** Many calls that come at once share what the first of them has made. */
  function take(workspaceId: WorkspaceId, holdings: Holdings): Promise<Kept> {
    const { version } = holdings;
    const known = current.get(workspaceId);
    if (known?.version === version) return known.making;
    const making = make(workspaceId, holdings);
    current.set(workspaceId, { version, making });
    making.catch(() => {
      if (current.get(workspaceId)?.making === making) current.delete(workspaceId);
    });
    return making;
  }

  /** Without accounts that cannot be used, and nowhere else for it. */
  async function useInstallation(workspaceId: WorkspaceId, { version, pin }: Holdings): Promise<CallEquipment> {
    const nothing = { version: `${version} without accounts`, accounts: {}, choice: undefined, pin };
    const kept = await take(workspaceId, nothing);
    kept.usedAt = clock.monotonic();
    return kept.equipment;
  }

  function putAway(): void {
    const now = clock.monotonic();
    for (const [kept, workspaceId] of all) {
      const isNewest = current.get(workspaceId)?.version === kept.version;
      if (kept.calls > 0 || now - kept.usedAt < (isNewest ? IDLE_MS : REPLACED_MS)) continue;
      all.delete(kept);
      if (isNewest) current.delete(workspaceId);
      void kept.shelf.close();
    }
    cancel = clock.after(LOOK_EVERY_MS, putAway);
  }
  let cancel = clock.after(LOOK_EVERY_MS, putAway);

  return {
    async of(workspaceId) {
      const holdings = await book.of(workspaceId);
      if (!concernsCalls(holdings)) return undefined;
      try {
        const kept = await take(workspaceId, holdings);
        kept.usedAt = clock.monotonic();
        return kept.equipment;
      } catch (error) {
        logger.error({ workspaceId, personal: errorMessage(error) }, 'own equipment cannot be used');
        return holdings.pin === 'anywhere' ? undefined : useInstallation(workspaceId, holdings);
      }
    },
    circuits: () => [...all.keys()].flatMap(({ shelf }) => shelf.circuits()),
    async close() {
      cancel();
      await Promise.all([...all.keys()].map(({ shelf }) => shelf.close()));
    },
  };
}

/** An account with the telephone company is none of a call's sound. */
function concernsCalls({ accounts: { twilio: _telephone, ...accounts }, choice, pin }: Holdings): boolean {
  return pin !== 'anywhere' || choice !== undefined || Object.values(accounts).some((account) => account !== undefined);
}

async function makeEquipment(
  { version, accounts, choice, pin }: Holdings,
  options: EquipmentRoomOptions,
  now: () => number,
): Promise<Kept> {
  const { clock, installation, logger, storage, signal } = options;
  const shelf = new Shelf(stockOf(accounts, options), clock);
  const {
    voiceScope,
    ownParts,
    vendors: names,
    ...vendors
  } = await equip({
    ...{ clock, installation, own: shelf, choice, pin },
  });
  const prompts = scoped(options.prompts, voiceScope);
  const kept: Kept = {
    version,
    shelf,
    calls: 0,
    usedAt: now(),
    equipment: {
      ...vendors,
      ownParts,
      names,
      prompts,
      studio: createPromptStudio({ tts: vendors.tts, prompts, storage, logger, signal, scope: voiceScope }),
      use() {
        let isUsed = true;
        kept.calls += 1;
        return () => {
          if (!isUsed) return;
          isUsed = false;
          kept.calls -= 1;
          kept.usedAt = now();
        };
      },
    },
  };
  // At ring time: the first question finds it connected.
  void shelf.warm();
  return kept;
}

/** The same cache, in which this voice's sound is kept apart from that of another voice of the same name. */
function scoped(prompts: PromptCache, scope: string): PromptCache {
  if (scope === '') return prompts;
  const prefix = createHash('sha256').update(scope).digest('hex').slice(0, 16);
  return {
    get: (voice, text) => prompts.get(`${prefix} ${voice}`, text),
    put: (voice, text, audio) => prompts.put(`${prefix} ${voice}`, text, audio),
  };
}
