'use client';

import { type Account, accountSchema } from '@aybiza/auth/account.schema';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useStrings } from '../../language/use-strings.tsx';
import { type AuthAnswer, getAuth, problemOf, signInStrings, useAttempt } from '../sign-in/index.ts';

export type { Account };

const QUERY_KEY = ['own account'];

/** The account of whoever looks at the page. */
export function useAccount() {
  const strings = useStrings(signInStrings);
  return useQuery({
    queryKey: QUERY_KEY,
    async queryFn() {
      const answer = await getAuth('/account');
      if (!answer.ok) throw new Error(problemOf(answer.refusal, strings));
      return accountSchema.parse(answer.body);
    },
  });
}

/** Something that changes the account: tried at a press, and looked at again afterwards. */
export function useChange() {
  const { run, ...attempt } = useAttempt();
  const queryClient = useQueryClient();
  return {
    ...attempt,
    async run(change: () => Promise<AuthAnswer>) {
      const done = await run(change);
      if (done !== undefined) await queryClient.invalidateQueries({ queryKey: QUERY_KEY });
      return done;
    },
  };
}
