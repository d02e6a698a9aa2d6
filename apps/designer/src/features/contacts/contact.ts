import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import type { WordsOf } from '../../language/strings.ts';
import type { contactsStrings } from './strings.ts';

export type ContactDetails = inferRouterOutputs<AppRouter>['contact']['get'];
export type Contact = ContactDetails['contact'];

/** What somebody is called on the screen. */
export function nameOf({ name, e164 }: Pick<Contact, 'name' | 'e164'>): string {
  return name === '' ? e164 : name;
}

/** As in `nameOf`, where the number stands beside it. */
export function nameOrNone({ name }: Pick<Contact, 'name'>, strings: WordsOf<typeof contactsStrings>): string {
  return name === '' ? strings.noName : name;
}
