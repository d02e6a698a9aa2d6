import type { CallStatus } from './call-record.ts';
import type { FormField } from './sign.ts';

/** Who calls whom, in the words of Twilio's requests. */
export interface CallFacts {
  callSid: string;
  accountSid: string;
  from: string;
  to: string;
  direction: 'inbound' | 'outbound-api' | 'outbound-dial';
  parentCallSid?: string;
}

/** The standard parameters of every request about a call. The place of a caller is often empty, but it is sent. */
export function toCallFields(facts: CallFacts, status: CallStatus | 'initiated'): FormField[] {
  const fields: FormField[] = [
    ['AccountSid', facts.accountSid],
    ['ApiVersion', '2010-04-01'],
    ['CallSid', facts.callSid],
    ['CallStatus', status],
    ['Called', facts.to],
    ['Caller', facts.from],
    ['Direction', facts.direction],
    ['From', facts.from],
    ['FromCity', ''],
    ['FromCountry', ''],
    ['To', facts.to],
    ['ToCity', ''],
    ['ToCountry', ''],
  ];
  if (facts.parentCallSid !== undefined) fields.push(['ParentCallSid', facts.parentCallSid]);
  return fields;
}

/** RFC 2822 with a numeric zone, as Twilio writes moments in forms and in JSON. */
export function toRfc2822(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}
