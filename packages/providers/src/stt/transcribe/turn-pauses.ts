import type { TurnProfile } from '../port.ts';

/**
 * Silence since the last word that ends a turn, in ms. The service's own pause detection is part of it, so a short
 * answer mostly ends with the service's final result; digits come in groups with pauses that sound like an end.
 */
export const TURN_PAUSES: Readonly<Record<TurnProfile, number>> = {
  yesNo: 300,
  choice: 400,
  digits: 1000,
  open: 600,
  story: 1200,
};
