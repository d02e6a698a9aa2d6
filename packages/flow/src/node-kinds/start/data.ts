import { z } from 'zod';

/** Where a call enters the flow. */
export const startDataSchema = z.strictObject({});
