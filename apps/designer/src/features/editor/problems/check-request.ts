import type { Flow, Problem } from '@aybiza/flow';
import { z } from 'zod';

/** What the page asks the worker. The flow is the page's own and was parsed when it was loaded: it is not parsed again per key. */
export const checkRequestSchema = z.object({
  seq: z.number(),
  flow: z.custom<Flow>((value) => typeof value === 'object' && value !== null),
  /** The published flows it names; left out while they are those of the request before. */
  subflows: z.instanceof(Map<string, Flow>).optional(),
});

/** What the worker answers. */
export const checkReplySchema = z.object({
  seq: z.number(),
  problems: z.array(z.custom<Problem>((value) => typeof value === 'object' && value !== null)),
});
