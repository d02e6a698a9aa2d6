import type { PlaceCallOptions } from './call-options.ts';

/**
 * Numbers that never reach a person, for trying out what follows: numbers that Ofcom keeps for stories. Every other number that an agent calls
 * on practice equipment is picked up.
 */
export const practicePhones = {
  dial: { '+442079460990': 'busy', '+442079460991': 'no-answer', '+442079460993': 'failed' },
  machines: ['+442079460992'],
} as const satisfies Pick<PlaceCallOptions, 'dial' | 'machines'>;
