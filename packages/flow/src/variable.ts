import { toValue, type Value } from '@aybiza/statechart';
import { z } from 'zod';

export const VARIABLE_TYPES = ['text', 'number', 'yesNo', 'date', 'time', 'phone', 'digits', 'list', 'object'] as const;

/** A named value filled during a call. */
export const variableSchema = z.strictObject({
  type: z.enum(VARIABLE_TYPES),
  /** What it is for, in the author's words. */
  description: z.string().max(500).default(''),
  /** Says something about a person: kept out of logs, erased with them. */
  personal: z.boolean().default(false),
  initial: z
    .unknown()
    .transform((value): Value => toValue(value))
    .default(null),
});

export type Variable = z.infer<typeof variableSchema>;

function brought(type: Variable['type'], description: string, personal: boolean): Variable {
  return { type, description, personal, initial: null };
}

/**
 * What a call brings of its caller where they agreed to be remembered. Only a call whose flow reads one of them looks for it; one whose flow
 * has a variable of such a name of its own has that.
 */
export const CONTACT_VARIABLES = {
  contact_known: brought('yesNo', 'Whether the caller is in your contacts', false),
  contact_name: brought('text', 'What a known caller is called', true),
  contact_language: brought('text', 'The language of a known caller, such as en', true),
  contact_agreed: brought('text', 'What was agreed with a known caller last time', true),
  contact: brought('object', 'What else is kept of a known caller: contact.and_the_name', true),
} as const satisfies Readonly<Record<string, Variable>>;

/** What is kept of a caller under this name, if anything is. */
export function contactVariable(name: string): Variable | undefined {
  return Object.entries(CONTACT_VARIABLES).find(([known]) => known === name)?.[1];
}

/** Those that a call may lack: whoever is known need not have been asked for a name. */
export const CALL_MAY_LACK: ReadonlySet<string> = new Set(['contact_name', 'contact_language', 'contact_agreed']);

/** What every call brings, declared for the author: the names are taken. */
export const CALL_VARIABLES: Readonly<Record<string, Variable>> = {
  caller_number: brought('phone', 'The number the caller calls from', true),
  called_number: brought('phone', 'The number that was called', false),
  today: brought('date', 'The date when the call began', false),
  time_now: brought('time', 'The time when the call began', false),
  call_id: brought('text', 'The call’s id, by which other systems report to it', false),
  ...CONTACT_VARIABLES,
};
