'use client';

import { useState } from 'react';
import { useStrings } from '../../language/use-strings.tsx';
import { type AuthAnswer, problemOf } from './ask-auth.ts';
import { signInStrings } from './strings.ts';

/** Something that is tried at a press of a button: whether it is under way, and why the last try failed. */
export function useAttempt() {
  const strings = useStrings(signInStrings);
  const [state, setState] = useState<{ working: boolean; problem?: string | undefined }>({ working: false });
  return {
    ...state,
    /** Gives the answer's body; undefined when it failed, which `problem` says. */
    async run(attempt: () => Promise<AuthAnswer>): Promise<{ body: unknown } | undefined> {
      setState({ working: true });
      const answer = await attempt();
      setState({ working: false, problem: answer.ok ? undefined : problemOf(answer.refusal, strings) });
      return answer.ok ? { body: answer.body } : undefined;
    },
  };
}
