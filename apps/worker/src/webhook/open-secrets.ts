import type { PreviousSecret } from '@aybiza/db/renewed-secret';
import { AppError } from '@aybiza/foundation/errors';
import type { SealedPlace, Sealer } from '@aybiza/foundation/sealer';

interface SealedSecrets {
  /** Sealed. */
  readonly current: string;
  readonly previous: PreviousSecret | null;
}

/**
 * What to sign with, in plain text: the present secret, and the one before it while that is not over. None when they cannot be read,
 * because another AUTH_SECRET sealed them.
 */
export function openSecrets(
  { current, previous }: SealedSecrets,
  { place, sealer, now }: { place: SealedPlace; sealer: Sealer; now: number },
): string[] {
  const sealed = previous !== null && previous.until > now ? [current, previous.sealed] : [current];
  try {
    return sealed.map((one) => sealer.open(one, place));
  } catch (error) {
    if (error instanceof AppError) return []; // the only thing it refuses
    throw error;
  }
}
