import type { Db } from '@aybiza/db/client';
import { admitCall, type CallRules, getCallRules } from '@aybiza/db/usage/admit-call';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import { FreshBook } from '../fresh-enough.ts';
import type { CallPlace, Limits, TurnedAway } from './call-records-port.ts';

/** A caller hears nothing so long while the database thinks about them; then it counts as away. */
const PATIENCE_MS = 2_000;

export interface LimitsOptions {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * The limits of workspaces, in Postgres, which alone knows of all calls. Whether a workspace has any is read once a second and remembered;
 * one that has none costs no question. Without the database nobody can say whether a limit is reached: the calls of a workspace that has
 * one are turned away then, so that no limit is passed in silence.
 */
export function createLimits(options: LimitsOptions): Limits & { remember(workspaceId: WorkspaceId): Promise<void> } {
  const { db, clock, logger } = options;
  const rules = new FreshBook<CallRules>((workspaceId) => ({
    clock,
    read: () => db.forWorkspace(workspaceId, getCallRules),
    onError: (error) => logger.warn({ workspaceId, personal: errorMessage(error) }, 'limits not read'),
  }));
  return {
    remember: (workspaceId) => rules.remember(workspaceId),
    async admit(place) {
      const known = await rules.get(place.workspaceId);
      if (known?.areThere === false) return undefined;
      const sentence = known?.sentence ?? '';
      try {
        const limit = known && (await inTime(ask(place, known, options), options));
        return limit === undefined && known !== undefined ? undefined : turnAway(limit ?? 'unknown', sentence);
      } catch (error) {
        logger.warn({ callId: place.callId, personal: errorMessage(error) }, 'limits not known, call turned away');
        return turnAway('unknown', sentence);
      }
    },
  };
}

function turnAway(limit: string, sentence: string): TurnedAway {
  return { limit, sentence };
}

function ask({ workspaceId, callId }: CallPlace, { timeZone }: CallRules, { db, clock }: LimitsOptions) {
  return db.forWorkspace(workspaceId, (tx) => admitCall(tx, callId, { now: clock.now(), timeZone }));
}

/** A place that is given too late is given back: no record of the call is ever written, and it leaves by itself. */
async function inTime<Value>(asked: Promise<Value>, { clock }: LimitsOptions): Promise<Value> {
  let cancel: () => void = () => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    cancel = clock.after(PATIENCE_MS, () => reject(new Error('the database did not answer in time')));
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    cancel();
  }
}
