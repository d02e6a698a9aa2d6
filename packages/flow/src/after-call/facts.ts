import type { Variable } from '../variable.ts';

/** What is known of every call once it is over, for conditions and texts of the lane. */
export const CALL_FACTS: Readonly<Record<string, Variable>> = {
  outcome: { type: 'text', description: 'How the call ended, as the flow names it', personal: false, initial: null },
  durationSeconds: { type: 'number', description: 'How long the call lasted', personal: false, initial: null },
  endReason: {
    type: 'text',
    description: 'Who or what ended it, such as hungUp',
    personal: false,
    initial: null,
  },
};
