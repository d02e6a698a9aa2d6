import type { Held } from '@aybiza/db/privacy/legal-holds';
import { callIdSchema, contactIdSchema } from '@aybiza/foundation/ids';
import { notFound } from '../api-error.ts';

/** What is named, as what it is; an id of another kind names nothing. */
export function toHeld({ kind, id }: { kind: 'call' | 'contact'; id: string }): Held {
  const callId = callIdSchema.safeParse(id);
  if (kind === 'call' && callId.success) return { kind, id: callId.data };
  const contactId = contactIdSchema.safeParse(id);
  if (kind === 'contact' && contactId.success) return { kind, id: contactId.data };
  throw notFound(kind);
}
