import type { InternalAdapter } from 'better-auth';
import { hashPassword } from './password-hash.ts';
import { unavailable } from './unavailable.ts';

/** Accounts, for those who let people in. */
export interface Accounts {
  /** Whether an address, in lower case, has one. */
  has(email: string): Promise<boolean>;
  /**
   * Makes one with a password; nobody is signed in by it, and the address counts as unproven. Gives its id; undefined when the
   * address has one already.
   */
  create(account: { email: string; name: string; password: string }): Promise<string | undefined>;
}

export function createAccounts(
  context: Promise<{ internalAdapter: Pick<InternalAdapter, 'createUser' | 'findUserByEmail' | 'linkAccount'> }>,
): Accounts {
  const accounts: Accounts = {
    async has(email) {
      const { internalAdapter } = await context;
      return (await internalAdapter.findUserByEmail(email).catch(unavailable)) !== null;
    },
    async create({ email, name, password }) {
      const { internalAdapter } = await context;
      if (await accounts.has(email)) return undefined;
      const hash = await hashPassword(password);
      const made = internalAdapter.createUser({ email, name, emailVerified: false }, { method: 'invitation' });
      const user = await made.catch(async (error: unknown) => {
        // Somebody was quicker by a moment: addresses are unique in the database.
        if (await accounts.has(email)) return undefined;
        throw error;
      });
      if (user === undefined) return undefined;
      const credential = { userId: user.id, providerId: 'credential', accountId: user.id, password: hash };
      await internalAdapter.linkAccount(credential);
      return user.id;
    },
  };
  return accounts;
}
