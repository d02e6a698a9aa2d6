import { z } from 'zod';
import { selectionShape } from '../analytics/analytics.schema.ts';

export const timeZoneOutput = z.object({
  /** IANA. */
  timeZone: z.string(),
  /** False: nobody has said, and UTC counts. */
  isChosen: z.boolean(),
});
export const setTimeZoneInput = z.strictObject({ timeZone: selectionShape.timeZone });
