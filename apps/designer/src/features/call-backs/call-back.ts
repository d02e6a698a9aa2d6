import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { type WordsOf, wordFor } from '../../language/strings.ts';
import type { callBacksStrings } from './strings.ts';

export type CallBack = inferRouterOutputs<AppRouter>['callBack']['list']['items'][number];

export const CALL_BACK_TONES = {
  open: 'accent',
  planned: 'neutral',
  calling: 'accent',
  done: 'good',
  givenUp: 'bad',
  cancelled: 'neutral',
} as const;

/** What somebody is called on the screen. */
export function whoOf({ name, e164 }: Pick<CallBack, 'name' | 'e164'>): string {
  return name === '' ? e164 : name;
}

/** Why it was given up, in a sentence. */
export function reasonOf({ reason }: Pick<CallBack, 'reason'>, { reasons }: WordsOf<typeof callBacksStrings>): string {
  return reason === null ? '' : (wordFor(reasons, reason) ?? reason);
}
