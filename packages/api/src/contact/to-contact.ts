import type { Contact } from '@aybiza/db/contacts';
import type { z } from 'zod';
import type { contactSchema } from './contact.schema.ts';

/** A contact as it is shown; `nameOf` knows the people of the workspace. */
export function toContact(
  { consentHow, consentedAt, consentCallId, consentBy, ...contact }: Contact,
  nameOf: (id: string | null) => string | null,
): z.output<typeof contactSchema> {
  const consent = { how: consentHow, at: consentedAt, callId: consentCallId, by: nameOf(consentBy) };
  return { ...contact, consent };
}
