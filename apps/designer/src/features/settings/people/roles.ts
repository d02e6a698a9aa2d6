/** From most to least. */
export const ROLES = ['owner', 'publisher', 'editor', 'viewer'] as const;
export type Role = (typeof ROLES)[number];
