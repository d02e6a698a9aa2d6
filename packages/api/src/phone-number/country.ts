import { z } from 'zod';

/** A country as two letters, ISO 3166-1. */
export const countrySchema = z.string().regex(/^[A-Z]{2}$/, 'two capital letters, such as GB');
