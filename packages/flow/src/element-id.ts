import { z } from 'zod';

/** Ids inside a flow: letters, digits, `_` and `-`, starting with a letter. Names of JavaScript's own prototype never pass as ids. */
const PATTERN = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

const PROTOTYPE_NAMES: ReadonlySet<string> = new Set(
  Object.getOwnPropertyNames(Object.prototype).concat('then', 'toJSON'),
);

export const elementIdSchema = z
  .string()
  .regex(PATTERN, 'an id has 1 to 64 letters, digits, "_" or "-" and starts with a letter')
  .refine((id) => !PROTOTYPE_NAMES.has(id), 'this name is reserved');

/** Variables are read inside expressions, so they have no dash. */
export const variableNameSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, 'a variable has 1 to 64 letters, digits or "_" and starts with a letter')
  .refine((name) => !PROTOTYPE_NAMES.has(name), 'this name is reserved');
