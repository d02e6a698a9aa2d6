import { z } from 'zod';

/** With the country code and nothing but digits after the plus sign. */
export const e164Schema = z.string().regex(/^\+[1-9]\d{6,14}$/, 'a number such as +442079460123');
