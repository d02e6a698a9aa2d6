import { z } from 'zod';
import { problemSchema } from './flow-document.schema.ts';
import { givenFlowInput } from './given-flow.ts';

export const checkFlowInput = givenFlowInput;
export const checkFlowOutput = z.object({
  /** Errors stop publishing; warnings are for the author to weigh. */
  problems: z.array(problemSchema),
  canBePublished: z.boolean(),
});
