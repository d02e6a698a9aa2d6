import { z } from 'zod';

/** Text that a person typed. PostgreSQL can store neither NUL nor half a surrogate pair, so they are refused at the door. */
export function plainText(maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .refine((text) => !/[\0\p{Surrogate}]/u.test(text), { error: 'contains a character that is none' });
}
