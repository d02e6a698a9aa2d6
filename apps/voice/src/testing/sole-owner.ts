/** Of a call that no other process can have. */
export const SOLE_OWNER = {
  isSure: () => true,
  confirm: async () => true,
  mayAct: async () => true,
  giveUp: async () => false,
} as const;
