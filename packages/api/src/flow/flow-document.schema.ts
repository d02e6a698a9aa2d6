import type { Flow, Problem } from '@aybiza/flow';
import { z } from 'zod';

/** A flow on its way out: parsed when it was read from the database, so it is not parsed again. */
export const flowDocumentSchema = z.custom<Flow>((value) => typeof value === 'object' && value !== null);

/** What the compiler has to say about a flow. */
export const problemSchema = z.custom<Problem>((value) => typeof value === 'object' && value !== null);
