import type { Tx } from '@aybiza/db/client';
import { findHold, type Held, listHeldCalls } from '@aybiza/db/privacy/legal-holds';
import type { CallId } from '@aybiza/foundation/ids';
import { apiError } from '../api-error.ts';

const SENTENCE = 'It is on legal hold. An owner can release it under Settings → Privacy.';

/** @throws TRPCError `ON_LEGAL_HOLD` when it, or one of these calls, may not be deleted */
export async function refuseHeld(tx: Tx, { held, calls }: { held?: Held; calls: readonly CallId[] }): Promise<void> {
  if (held !== undefined && (await findHold(tx, held)) !== undefined) throw apiError('ON_LEGAL_HOLD', SENTENCE);
  if (calls.length === 0) return;
  const heldCalls = new Set(await listHeldCalls(tx));
  if (calls.some((id) => heldCalls.has(id))) throw apiError('ON_LEGAL_HOLD', SENTENCE);
}
