import { type FormFields, verifySignature } from './verify-signature.ts';

const MAX_FORM_BYTES = 64 * 1024;

/** What Twilio asks or reports, as far as the edge must know it. Nothing of it is kept or logged. */
export interface Webhook {
  /** As it came: the region checks its signature again. */
  readonly body: string;
  readonly callSid: string;
  /** Who is on the line. */
  readonly party: string;
  /** The number of ours that the call is on. */
  readonly number: string;
  /** We called them. */
  readonly isPlaced: boolean;
  readonly callStatus: string;
  /** How a person was put through: `DialCallStatus`. */
  readonly dialled: string;
  /** A key that a person pressed who was dialled. */
  readonly digits: string;
  /** `unknown`: of an account whose tokens the edge does not have. */
  readonly signed: 'right' | 'unknown';
}

/** Undefined for what is no webhook, or is signed wrong. @param url the public address, with path and query as they came */
export async function readWebhook(
  request: Request,
  { url, accounts }: { readonly url: string; readonly accounts: Readonly<Record<string, readonly string[]>> },
): Promise<Webhook | undefined> {
  const signature = request.headers.get('x-twilio-signature') ?? '';
  const type = request.headers.get('content-type') ?? '';
  if (signature === '' || !type.startsWith('application/x-www-form-urlencoded')) return undefined;
  const body = await readText(request, MAX_FORM_BYTES);
  if (body === undefined) return undefined;
  const fields: FormFields = [...new URLSearchParams(body)];
  const field = (name: string) => fields.find(([one]) => one === name)?.[1] ?? '';
  const callSid = field('CallSid');
  if (!/^CA[0-9a-zA-Z]{8,64}$/.test(callSid)) return undefined;
  const account = field('AccountSid');
  const authTokens = Object.hasOwn(accounts, account) ? accounts[account] : undefined;
  if (authTokens !== undefined && !(await verifySignature(authTokens, { url, fields, signature }))) return undefined;
  const isPlaced = field('Direction').startsWith('outbound');
  const [from, to] = [field('From'), field('To')];
  return {
    body,
    callSid,
    party: isPlaced ? to : from,
    number: isPlaced ? from : to,
    isPlaced,
    callStatus: field('CallStatus'),
    dialled: field('DialCallStatus'),
    digits: field('Digits'),
    signed: authTokens === undefined ? 'unknown' : 'right',
  };
}

/** Undefined when it is longer. */
export async function readText(from: Request | Response, mostBytes: number): Promise<string | undefined> {
  if (from.body === null) return '';
  const reader = from.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > mostBytes) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
