import { z } from 'zod';

/** Which part of an answer is meant (RFC 6901). */
export const jsonPointerSchema = z
  .string()
  .regex(/^(\/.*)?$/, 'a JSON Pointer starts with “/”')
  .max(300);
