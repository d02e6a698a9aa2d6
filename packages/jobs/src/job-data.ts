import { workspaceIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

/** What travels in a queue; the payload is checked against the job's definition by whoever does the job. */
export const jobDataSchema = z.object({ workspaceId: workspaceIdSchema, payload: z.unknown() });

/** A job's data on its way. */
export type JobData = z.output<typeof jobDataSchema>;
