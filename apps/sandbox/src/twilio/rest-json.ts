import { toRfc2822 } from './call-fields.ts';
import type { SentMessage } from './message-outbox.ts';
import type { TwilioCall } from './twilio-call.ts';

/** GSM 03.38 without its extension table; anything else makes a message UCS-2. */
const GSM = /^[\n\r !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉÄÖÑÜ§¿äöñüà¡¤]*$/;

/** An account as the REST interface shows it; its token is nobody's business here. */
export function toAccountJson(accountSid: string): Readonly<Record<string, unknown>> {
  const date = toRfc2822(0);
  return {
    sid: accountSid,
    owner_account_sid: accountSid,
    friendly_name: 'Sandbox',
    status: 'active',
    type: 'Full',
    auth_token: '',
    date_created: date,
    date_updated: date,
    uri: `/2010-04-01/Accounts/${accountSid}.json`,
    subresource_uris: {},
  };
}

/** A call as the REST interface shows it. */
export function toCallJson(call: TwilioCall): Readonly<Record<string, unknown>> {
  const { accountSid, callSid, direction, from, to } = call.facts;
  const { startedAt, endedAt } = call;
  return {
    sid: callSid,
    account_sid: accountSid,
    api_version: '2010-04-01',
    status: call.status,
    direction,
    from,
    from_formatted: from,
    to,
    to_formatted: to,
    date_created: toRfc2822(startedAt),
    date_updated: toRfc2822(endedAt ?? startedAt),
    start_time: toRfc2822(startedAt),
    end_time: endedAt === undefined ? null : toRfc2822(endedAt),
    duration: endedAt === undefined ? null : String(Math.ceil((endedAt - startedAt) / 1000)),
    answered_by: null,
    parent_call_sid: null,
    phone_number_sid: null,
    caller_name: null,
    forwarded_from: null,
    group_sid: null,
    queue_time: '0',
    trunk_sid: null,
    annotation: null,
    price: null,
    price_unit: 'USD',
    uri: `/2010-04-01/Accounts/${accountSid}/Calls/${callSid}.json`,
    subresource_uris: {},
  };
}

/** The legs of a `<Dial>` that goes on, as a list of calls. */
export function toLegsJson(call: TwilioCall): Readonly<Record<string, unknown>> {
  const { accountSid, callSid } = call.facts;
  const uri = `/2010-04-01/Accounts/${accountSid}/Calls.json?ParentCallSid=${callSid}&PageSize=50&Page=0`;
  const legs = call.legs.map((leg) => ({
    ...toCallJson(call),
    sid: leg.callSid,
    direction: leg.direction,
    from: leg.from,
    from_formatted: leg.from,
    to: leg.to,
    to_formatted: leg.to,
    status: 'in-progress',
    parent_call_sid: callSid,
    uri: `/2010-04-01/Accounts/${accountSid}/Calls/${leg.callSid}.json`,
  }));
  return {
    calls: legs,
    start: 0,
    end: Math.max(0, legs.length - 1),
    page: 0,
    page_size: 50,
    first_page_uri: uri,
    previous_page_uri: null,
    next_page_uri: null,
    uri,
  };
}

/** A text message as the REST interface shows it. */
export function toMessageJson(message: SentMessage): Readonly<Record<string, unknown>> {
  const { sid, accountSid, from, to, body, sentAt } = message;
  return {
    sid,
    account_sid: accountSid,
    api_version: '2010-04-01',
    status: 'queued',
    direction: 'outbound-api',
    from,
    to,
    body,
    num_segments: String(countSegments(body)),
    num_media: '0',
    date_created: toRfc2822(sentAt),
    date_updated: toRfc2822(sentAt),
    date_sent: null,
    error_code: null,
    error_message: null,
    messaging_service_sid: null,
    price: null,
    price_unit: 'USD',
    uri: `/2010-04-01/Accounts/${accountSid}/Messages/${sid}.json`,
    subresource_uris: {},
  };
}

function countSegments(body: string): number {
  const [alone, joined] = GSM.test(body) ? [160, 153] : [70, 67];
  return body.length <= alone ? 1 : Math.ceil(body.length / joined);
}
