import type { Bus } from '@aybiza/backbone/bus/port';
import { listenForTrials, type TrialKind } from '@aybiza/backbone/trials/trials';
import type { Db } from '@aybiza/db/client';
import { consumeSingleUseToken } from '@aybiza/db/tokens';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import { keepListening } from '../keep-listening.ts';

/** Something that a workspace wants tried, as its single-use token holds it. */
export interface WantedTrial {
  readonly workspaceId: WorkspaceId;
  readonly payload: unknown;
}

export interface TrialDoorOptions {
  readonly bus: Bus;
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly kind: TrialKind;
  /** Says how it went. */
  tryOne(wanted: WantedTrial): Promise<unknown>;
}

/** Tries what somebody wants tried, each in one process. Gives back how to close. */
export function openTrialDoor({ bus, db, clock, logger, kind, tryOne }: TrialDoorOptions): () => void {
  const onError = (error: unknown) => logger.warn({ kind, personal: errorMessage(error) }, 'nothing tried');
  const onAsked = async ({ token }: { token: string }) => {
    const wanted = await consumeSingleUseToken(db, { secret: token, purpose: kind });
    return wanted === undefined ? undefined : tryOne(wanted);
  };
  return keepListening(() => listenForTrials(bus, kind, { onAsked, onError }), { clock, onError });
}
