export const RESUME_PREFIX = 'back_';

/** Is this a token for a call that is under way? Apart from what keeps tokens: to tell them apart needs no database. */
export function isResumeToken(token: string): boolean {
  return token.startsWith(RESUME_PREFIX);
}
