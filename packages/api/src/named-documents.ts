import { callEventSchema } from '@aybiza/call-log';
import { flowSchema } from '@aybiza/flow';
import { z } from 'zod';
import { callEventOutput } from './call/get-call.schema.ts';
import { flowDocumentSchema, problemSchema } from './flow/flow-document.schema.ts';

/** Documents that procedures give out as they were kept, without parsing them again: what they are called, and what is in them. */
export const namedDocuments = [
  { name: 'Flow', givenAs: flowDocumentSchema, schema: flowSchema },
  { name: 'CallEvent', givenAs: callEventOutput, schema: callEventSchema },
  {
    name: 'Problem',
    givenAs: problemSchema,
    schema: z.object({
      code: z.string(),
      severity: z.enum(['error', 'warning']),
      message: z.string(),
      /** The message by its name and what it is made of, for whoever says it in another language. */
      said: z.object({ sentence: z.string(), given: z.array(z.unknown()) }),
      place: z.object({
        node: z.string().optional(),
        port: z.string().optional(),
        field: z.string().optional(),
        edge: z.string().optional(),
      }),
    }),
  },
] as const;
