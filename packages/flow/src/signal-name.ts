import { z } from 'zod';

/** By which another system may end a wait: it stands in an address. */
export const signalNameSchema = z.string().regex(/^[a-z][a-zA-Z0-9_-]{0,39}$/, 'a name of letters, digits, “_” or “-”');
