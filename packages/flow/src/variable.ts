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

/** What every call brings, declared for the author: the names are taken. */
export const CALL_VARIABLES: Readonly<Record<string, Variable>> = {
  caller_number: { type: 'phone', description: 'The number the caller calls from', personal: true, initial: null },
  called_number: { type: 'phone', description: 'The number that was called', personal: false, initial: null },
  today: { type: 'date', description: 'The date when the call began', personal: false, initial: null },
  time_now: { type: 'time', description: 'The time when the call began', personal: false, initial: null },
  call_id: {
    type: 'text',
    description: 'The call’s id, by which other systems report to it',
    personal: false,
    initial: null,
  },
};
