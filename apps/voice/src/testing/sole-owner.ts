import type { CallRecords } from '../call/call-world.ts';

export type Ownership = Pick<CallRecords, 'isSure' | 'confirm' | 'mayAct' | 'giveUp'>;

/** Of a call that no other process can have. */
export const SOLE_OWNER: Ownership = {
  isSure: () => true,
  confirm: async () => true,
  mayAct: async () => 'written',
  giveUp: async () => false,
};
