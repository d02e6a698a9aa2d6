import type { IncomingMessage } from 'node:http';
import { parseUrl } from '@aybiza/foundation/url';
import type { PlaceCallOptions } from './call-options.ts';
import type { SentMessage } from './message-outbox.ts';
import { newSid } from './new-sid.ts';
import { answerNumbers } from './number-rest.ts';
import type { NumberStock } from './number-stock.ts';
import { toAccountJson, toCallJson, toLegsJson, toMessageJson } from './rest-json.ts';
import { RestError, type RestReply } from './rest-reply.ts';
import type { RestRequest } from './rest-request.ts';
import type { Switchboard } from './switchboard.ts';
import type { Action } from './twiml.ts';

const MAX_TWIML_CHARACTERS = 4000;
const MAX_BODY_CHARACTERS = 1600;
const NUMBER = /^(\+\d{6,15}|client:.+|sip:.+)$/;

/** What an outbound call of the sandbox has beyond the request for it. */
export type OutboundParts = Pick<PlaceCallOptions, 'voice' | 'recogniser' | 'faults' | 'clock' | 'dial' | 'machines'>;

export interface RestApiParts {
  switchboard: Switchboard;
  stock: NumberStock;
  outbound: OutboundParts;
  now(): number;
  keepMessage(message: SentMessage, statusCallback: string | undefined): void;
}

/** Twilio's REST interface, as far as a runtime needs it: calls, text messages and numbers. */
export function answerRest(request: RestRequest, parts: RestApiParts): RestReply {
  const { method, path, query } = request;
  if (method === 'GET' && path === '') return { status: 200, body: toAccountJson(request.accountSid) };
  if (method === 'POST' && path === 'Calls.json') return createCall(request, parts);
  if (method === 'POST' && path === 'Messages.json') return createMessage(request, parts);
  const numbers = answerNumbers(request, parts.stock);
  if (numbers !== undefined) return numbers;
  const parent = path === 'Calls.json' ? query.get('ParentCallSid') : null;
  const [, named] = /^Calls\/(CA[0-9a-f]{32})\.json$/.exec(path) ?? [];
  const callSid = parent ?? named;
  const known = callSid === undefined ? undefined : parts.switchboard.find(callSid);
  if (known === undefined || known.call.facts.accountSid !== request.accountSid) {
    throw new RestError(404, { code: 20_404, message: `The requested resource /${path} was not found` });
  }
  if (parent !== null) return { status: 200, body: toLegsJson(known.call) };
  if (method === 'POST') updateCall(known.call, request.form);
  return { status: 200, body: toCallJson(known.call) };
}

/** Checks HTTP Basic: the account with its token, or any API key of an account whose token is known. */
export function authenticate(request: IncomingMessage, accountSid: string, switchboard: Switchboard): void {
  const { username, password } = readBasic(request);
  const token = switchboard.findToken(accountSid);
  const isAccount = username === accountSid && password !== '' && (token === undefined || password === token);
  const isKey = username.startsWith('SK') && password !== '' && token !== undefined;
  if (!isAccount && !isKey) throw new RestError(401, { code: 20_003, message: 'Authenticate' });
  if (isAccount) switchboard.learnToken(accountSid, password);
}

/** HTTP Basic as it came; empty where nothing did. */
export function readBasic(request: IncomingMessage): { username: string; password: string } {
  const [, encoded = ''] = /^Basic (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const [username = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { username, password: rest.join(':') };
}

type Call = NonNullable<ReturnType<Switchboard['find']>>['call'];

function createCall({ accountSid, form }: RestRequest, { switchboard, outbound }: RestApiParts): RestReply {
  const to = form.get('To') ?? '';
  const from = form.get('From') ?? '';
  if (to === '') throw new RestError(400, { code: 21_201, message: "No 'To' number is specified" });
  if (!NUMBER.test(to)) throw new RestError(400, { code: 21_211, message: `The phone number ${to} is not valid` });
  if (!NUMBER.test(from)) throw new RestError(400, { code: 21_213, message: "'From' is missing or not valid" });
  const instructions = readInstructions(form);
  if (instructions === undefined) throw new RestError(400, { code: 21_205, message: 'Url parameter is required.' });
  const statusUrl = form.get('StatusCallback');
  const fallback = form.get('FallbackUrl');
  const limitS = Number(form.get('TimeLimit') ?? Number.NaN);
  const events = form.getAll('StatusCallbackEvent').flatMap((value) => value.split(' '));
  const detection = form.get('AsyncAmd') === 'true' ? form.get('AsyncAmdStatusCallback') : null;
  const { call } = switchboard.place({
    ...outbound,
    accountSid,
    authToken: switchboard.findToken(accountSid) ?? '',
    from,
    to,
    direction: 'outbound-api',
    instructions,
    ...(fallback === null ? {} : { fallback: toAction(fallback, form.get('FallbackMethod')) }),
    // Only the asynchronous way is rehearsed: with the other one nothing is said until it is decided.
    ...(detection === null || !form.has('MachineDetection')
      ? {}
      : { detection: toAction(detection, form.get('AsyncAmdStatusCallbackMethod')) }),
    ...(limitS > 0 ? { limitMs: limitS * 1000 } : {}),
    ...(statusUrl === null
      ? {}
      : {
          statusCallback: {
            action: toAction(statusUrl, form.get('StatusCallbackMethod')),
            events: events.length === 0 ? ['completed'] : events,
          },
        }),
  });
  const digits = form.get('SendDigits');
  // Presses wait for the answer; nobody needs to know if it never comes.
  if (digits !== null) call.press(digits).catch(() => {});
  return { status: 201, body: toCallJson(call) };
}

function updateCall(call: Call, form: URLSearchParams): void {
  if (call.isOver) {
    throw new RestError(400, { code: 21_220, message: 'Call is not in-progress. Cannot redirect.' });
  }
  const status = form.get('Status');
  const instructions = readInstructions(form);
  if (status === 'canceled' && call.status === 'in-progress') {
    throw new RestError(400, { code: 21_220, message: 'Call is in-progress. Cannot cancel.' });
  }
  if (status === 'completed' || status === 'canceled') call.complete();
  else if (instructions !== undefined) call.redirect(instructions);
}

function readInstructions(form: URLSearchParams): PlaceCallOptions['instructions'] | undefined {
  const url = form.get('Url');
  if (url !== null) {
    if (parseUrl(url) === undefined)
      throw new RestError(400, { code: 21_205, message: `Url is not a valid URL: ${url}` });
    return toAction(url, form.get('Method'));
  }
  const twiml = form.get('Twiml');
  if (twiml === null) return undefined;
  if (twiml.length > MAX_TWIML_CHARACTERS) {
    throw new RestError(400, { code: 21_205, message: `Twiml is longer than ${MAX_TWIML_CHARACTERS} characters` });
  }
  return { twiml };
}

function toAction(url: string, method: string | null): Action {
  return { url, method: method?.toUpperCase() === 'GET' ? 'GET' : 'POST' };
}

function createMessage({ accountSid, form }: RestRequest, { now, keepMessage }: RestApiParts): RestReply {
  const to = form.get('To') ?? '';
  const from = form.get('From') ?? form.get('MessagingServiceSid') ?? '';
  const body = form.get('Body') ?? '';
  if (to === '') throw new RestError(400, { code: 21_604, message: "A 'To' phone number is required." });
  if (from === '') throw new RestError(400, { code: 21_603, message: "A 'From' phone number is required." });
  if (body === '' && !form.has('MediaUrl'))
    throw new RestError(400, { code: 21_602, message: 'Message body is required.' });
  if (body.length > MAX_BODY_CHARACTERS) {
    throw new RestError(400, {
      code: 21_617,
      message: 'The concatenated message body exceeds the 1600 character limit',
    });
  }
  const message: SentMessage = { sid: newSid('SM'), accountSid, from, to, body, sentAt: now() };
  keepMessage(message, form.get('StatusCallback') ?? undefined);
  return { status: 201, body: toMessageJson(message) };
}
