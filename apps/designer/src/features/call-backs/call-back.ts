import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { callBacksStrings as strings } from './strings.ts';

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

const reasons = new Map<string, string>(Object.entries(strings.reasons));

/** Why it was given up, in a sentence. */
export function reasonOf({ reason }: Pick<CallBack, 'reason'>): string {
  return reason === null ? '' : (reasons.get(reason) ?? reason);
}
