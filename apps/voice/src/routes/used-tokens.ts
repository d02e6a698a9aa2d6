/** Stream tokens live half a minute; so many cannot be used in that time by one process. */
const MAX_TOKENS = 50_000;

/** Remembers which tokens have been used in this process, the newest ones. */
export interface UsedTokens {
  /** False when it was used before. */
  use(token: string): boolean;
}

export function createUsedTokens(): UsedTokens {
  const used = new Set<string>();
  return {
    use(token) {
      if (used.has(token)) return false;
      used.add(token);
      const [oldest] = used;
      if (used.size > MAX_TOKENS && oldest !== undefined) used.delete(oldest);
      return true;
    },
  };
}
