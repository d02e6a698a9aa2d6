import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Clock, systemClock } from '@aybiza/foundation/clock';
import { AppError, errorMessage } from '@aybiza/foundation/errors';
import type { Faults } from '../faults.ts';
import { readBody } from '../http-exchange.ts';
import { parseJson } from '../parse-json.ts';
import type { PhraseRecogniser } from '../recogniser/create-phrase-recogniser.ts';
import type { RequestHandler } from '../request-handler.ts';
import type { Voice } from '../voice/create-voice.ts';
import type { PlaceCallOptions } from './call-options.ts';
import type { DialBehaviour } from './call-record.ts';
import { createMessageOutbox, type MessageOutbox } from './message-outbox.ts';
import { answerPrices } from './number-rest.ts';
import { NumberStock } from './number-stock.ts';
import { answerRest, authenticate, type OutboundParts, readBasic } from './rest-api.ts';
import { RestError, type RestReply } from './rest-reply.ts';
import { describeSandboxCall, placeSandboxCall } from './sandbox-calls.ts';
import { Switchboard } from './switchboard.ts';
import { takeTelephonyFault } from './telephony-fault.ts';
import type { TwilioCall } from './twilio-call.ts';
import { wait } from './wait.ts';

export interface TwilioHandlersOptions {
  voice?: Voice;
  recogniser?: PhraseRecogniser;
  faults?: Faults;
  clock?: Clock;
  /** How people behave whom the runtime calls over REST, by number; the others answer. */
  dial?: Readonly<Record<string, DialBehaviour>>;
  /** The numbers that a machine answers. */
  machines?: readonly string[];
}

export interface TwilioHandlers {
  /** Answers Twilio's REST interface, its prices of numbers, `/sandbox/calls` and `/sandbox/messages`. */
  request: RequestHandler;
  /** Places a call whose caller is in this process; the REST interface knows it. */
  phone(options: PlaceCallOptions): TwilioCall;
  /** Hangs up all calls. */
  close(): Promise<void>;
}

interface Parts {
  switchboard: Switchboard;
  stock: NumberStock;
  outbox: MessageOutbox;
  calls: OutboundParts & { clock: Clock };
  faults: Faults | undefined;
  over: AbortSignal;
}

const REST_PATH = /^\/2010-04-01\/Accounts\/(AC[0-9a-f]{32})(?:\/(.+)|\.json)$/;
const PRICE_PATH = /^\/v1\/PhoneNumbers\/Countries\/([A-Z]{2})$/;
const SANDBOX_PATH = /^\/sandbox\/(calls|messages)(?:\/(CA[0-9a-f]{32})(\.wav)?)?$/;

/** Twilio's side over HTTP: its REST interface, and calls by script. */
export function createTwilioHandlers(options: TwilioHandlersOptions): TwilioHandlers {
  const { clock = systemClock(), faults, ...people } = options;
  const over = new AbortController();
  const parts: Parts = {
    switchboard: new Switchboard(),
    stock: new NumberStock(() => clock.now()),
    outbox: createMessageOutbox(clock),
    calls: { ...people, clock, ...(faults === undefined ? {} : { faults }) },
    faults,
    over: over.signal,
  };
  return {
    request(request, response) {
      const { pathname } = new URL(request.url ?? '/', 'http://sandbox');
      const rest = REST_PATH.exec(pathname);
      const priced = PRICE_PATH.exec(pathname);
      const own = SANDBOX_PATH.exec(pathname);
      if (rest !== null) void reply(response, () => answerTwilio(parts, request, rest));
      else if (priced !== null) void reply(response, () => answerPriced(parts, request, priced));
      else if (own !== null) void reply(response, () => answerSandbox(parts, request, own));
      return rest !== null || priced !== null || own !== null;
    },
    phone: (call) => parts.switchboard.connect({ ...parts.calls, ...call }).call,
    async close() {
      over.abort();
      await parts.switchboard.close();
    },
  };
}

async function answerTwilio(
  parts: Parts,
  request: IncomingMessage,
  path: readonly string[],
): Promise<RestReply | undefined> {
  const [, accountSid = '', rest = ''] = path;
  const { searchParams: query } = new URL(request.url ?? '/', 'http://sandbox');
  const form = new URLSearchParams(await readBody(request));
  const fault = takeTelephonyFault(parts.faults);
  await wait(parts.calls.clock, fault.delayMs, parts.over);
  if (fault.stall) return undefined;
  if (fault.status !== undefined) {
    throw new RestError(fault.status, { code: fault.status === 429 ? 20_429 : 20_500, message: 'A rehearsed failure' });
  }
  authenticate(request, accountSid, parts.switchboard);
  return answerRest(
    { method: request.method ?? 'GET', path: rest, accountSid, query, form },
    {
      switchboard: parts.switchboard,
      stock: parts.stock,
      outbound: parts.calls,
      now: () => parts.calls.clock.now(),
      keepMessage: (message, url) => {
        const authToken = parts.switchboard.findToken(accountSid) ?? '';
        parts.outbox.keep(message, url === undefined ? undefined : { url, authToken });
      },
    },
  );
}

/** The Pricing API knows an account by who asks. */
async function answerPriced(parts: Parts, request: IncomingMessage, path: readonly string[]): Promise<RestReply> {
  const [, country = ''] = path;
  authenticate(request, readBasic(request).username, parts.switchboard);
  return answerPrices(country, parts.stock);
}

async function answerSandbox(parts: Parts, request: IncomingMessage, path: readonly string[]): Promise<RestReply> {
  const [, noun, callSid, wav] = path;
  if (noun === 'messages') return { status: 200, body: parts.outbox.list() };
  if (callSid === undefined && request.method === 'POST') {
    return placeSandboxCall(parseJson(await readBody(request)), parts.switchboard, parts.calls);
  }
  const known = callSid === undefined ? undefined : parts.switchboard.find(callSid);
  if (known === undefined || request.method !== 'GET')
    return { status: 404, body: { message: 'There is no such call.' } };
  return wav === undefined ? describeSandboxCall(known) : { status: 200, body: known.call.bothWav() };
}

/** A handler that gives no answer lets the request hang, as a rehearsed failure. */
async function reply(response: ServerResponse, answer: () => Promise<RestReply | undefined>): Promise<void> {
  try {
    const answered = await answer();
    if (answered !== undefined) write(response, answered);
  } catch (error) {
    if (error instanceof RestError) write(response, error.reply);
    else write(response, { status: error instanceof AppError ? 400 : 500, body: { message: errorMessage(error) } });
  }
}

function write(response: ServerResponse, { status, body }: RestReply): void {
  const isSound = body instanceof Uint8Array;
  response.writeHead(status, { 'content-type': isSound ? 'audio/wav' : 'application/json' });
  response.end(isSound ? body : JSON.stringify(body));
}
