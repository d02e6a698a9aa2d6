import { createHmac, timingSafeEqual } from 'node:crypto';
import { callIdSchema, workspaceIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import type { CallPlace } from '../records/call-records-port.ts';

const placeSchema = z.object({ workspaceId: workspaceIdSchema, callId: callIdSchema });

/** Names a call that we place in the addresses that Twilio is given for it: they may be asked before Twilio's own name is known. */
export function createCallTicket(secret: string, { workspaceId, callId }: CallPlace): string {
  const text = `${workspaceId}.${callId}`;
  return `${text}.${sign(secret, text)}`;
}

/** The call that a ticket names, or undefined. */
export function readCallTicket(secret: string, ticket: string): CallPlace | undefined {
  const [workspaceId = '', callId = '', signature = ''] = ticket.split('.');
  const expected = Buffer.from(sign(secret, `${workspaceId}.${callId}`));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return placeSchema.safeParse({ workspaceId, callId }).data;
}

/** A key of its own: no signature made for another purpose with the same secret fits. */
function sign(secret: string, text: string): string {
  const key = createHmac('sha256', secret).update('aybiza call ticket v1').digest();
  return createHmac('sha256', key).update(text).digest('base64url');
}
