import { asksInSecret } from '@aybiza/dialogue';
import type { SealedPlace, Sealer } from '@aybiza/foundation/sealer';
import { z } from 'zod';
import { type Standing, standingSchema } from '../call/decide/standing.ts';
import type { CallIdentity, Deployed } from './call-records-port.ts';

/** Whose standing it is, and what that call runs. */
export interface StandingOwner extends Pick<CallIdentity, 'id'> {
  readonly deployed: Pick<Deployed, 'workspaceId' | 'statechart'>;
}

const sealedSchema = z.strictObject({ sealed: z.string() });

/**
 * Where a call stands, as its checkpoint keeps it. What a flow asks for in secret may be anywhere in it, also copied, said or about to be
 * sent; so that of such a flow is sealed as a whole. No other call is looked into.
 */
export function toStored(
  sealer: Sealer,
  owner: StandingOwner,
  { standing, seq }: { standing: Standing; seq: number },
): { seq: number; state: unknown } {
  const isSecret = asksInSecret(owner.deployed.statechart);
  return { seq, state: isSecret ? { sealed: sealer.seal(JSON.stringify(standing), placeOf(owner)) } : standing };
}

/** @throws AppError `SEALED_VALUE_UNREADABLE` when it was sealed with a secret that this process does not have */
export function fromStored(sealer: Sealer, owner: StandingOwner, state: unknown): Standing {
  const { success, data } = sealedSchema.safeParse(state);
  return standingSchema.parse(success ? JSON.parse(sealer.open(data.sealed, placeOf(owner))) : state);
}

function placeOf({ id, deployed }: StandingOwner): SealedPlace {
  return { workspaceId: deployed.workspaceId, purpose: `call-standing:${id}` };
}
