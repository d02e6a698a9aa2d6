import { z } from 'zod';

const kind = z.enum(['practice', 'real']);

export const getStatusOutput = z.object({
  /** Practice equipment stands in for a vendor until its account is configured. */
  equipment: z.object({ stt: kind, tts: kind, llm: kind, phone: kind }),
});
