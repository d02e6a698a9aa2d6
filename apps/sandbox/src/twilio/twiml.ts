import { AppError } from '@aybiza/foundation/errors';
import { parseUrl } from '@aybiza/foundation/url';
import { parseXml, type XmlElement } from './xml.ts';

const DEFAULT_DIAL_TIMEOUT_S = 30;

export type HttpMethod = 'GET' | 'POST';

/** Where a verb's outcome is sent, and the next document comes from. */
export interface Action {
  url: string;
  method: HttpMethod;
}

export interface StreamNoun {
  url: string;
  name: string | undefined;
  statusCallback: Action | undefined;
  parameters: Readonly<Record<string, string>>;
}

export interface NumberNoun {
  number: string;
  /** Asked for what whoever picks up is told before both are joined. */
  whisper?: Action | undefined;
  statusCallback: Action | undefined;
  statusCallbackEvents: readonly string[];
}

export type Verb =
  | { type: 'connect'; action: Action | undefined; stream: StreamNoun }
  | { type: 'say'; text: string; voice: string | undefined; language?: string | undefined }
  /** Asks for keys; what is said before them can be nothing but words here. */
  | {
      type: 'gather';
      action: Action | undefined;
      timeoutMs: number;
      prompts: readonly Extract<Verb, { type: 'say' }>[];
    }
  | { type: 'play'; url: string }
  | { type: 'pause'; durationMs: number }
  | {
      type: 'dial';
      action: Action | undefined;
      timeoutMs: number;
      callerId: string | undefined;
      numbers: readonly NumberNoun[];
    }
  | { type: 'redirect'; action: Action }
  | { type: 'hangup' }
  | { type: 'reject'; reason: 'busy' | 'rejected' };

/** What a webhook told the call to do, with relative addresses resolved, and what Twilio would warn about (12200). */
export interface TwimlDocument {
  verbs: readonly Verb[];
  warnings: readonly string[];
}

/** Instructions that cannot be followed; `twilioCode` as in Twilio's list of errors. */
export class TwimlError extends AppError {
  readonly twilioCode: number;

  constructor(message: string, options: { twilioCode: number; cause?: unknown }) {
    super(message, { code: 'TWIML_INVALID', retryable: false, expose: true, cause: options.cause });
    this.name = 'TwimlError';
    this.twilioCode = options.twilioCode;
  }
}

/** The attributes that the reader understands or may safely ignore; any other is a warning. */
const KNOWN_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  Response: [],
  Connect: ['action', 'method'],
  Stream: ['url', 'name', 'track', 'statusCallback', 'statusCallbackMethod'],
  Parameter: ['name', 'value'],
  Say: ['voice', 'language', 'loop'],
  Play: ['loop', 'digits'],
  Gather: ['action', 'method', 'input', 'numDigits', 'timeout', 'finishOnKey', 'actionOnEmptyResult'],
  Pause: ['length'],
  Redirect: ['method'],
  Hangup: [],
  Reject: ['reason'],
  Dial: [
    ...['action', 'method', 'timeout', 'timeLimit', 'callerId', 'answerOnBridge', 'hangupOnStar', 'record'],
    ...['recordingStatusCallback', 'ringTone', 'trim', 'referUrl', 'sequential'],
  ],
  Number: ['sendDigits', 'url', 'method', 'statusCallback', 'statusCallbackEvent', 'statusCallbackMethod', 'byoc'],
};

/** @param documentUrl the address that answered with it, for relative addresses. */
export function parseTwiml(source: string, documentUrl: string): TwimlDocument {
  const root = parseDocument(source);
  if (root.name !== 'Response') throw new TwimlError(`<${root.name}> is not <Response>`, { twilioCode: 12_100 });
  return {
    verbs: root.children.map((element) => parseVerb(element, documentUrl)),
    warnings: listWarnings(root),
  };
}

function parseDocument(source: string): XmlElement {
  try {
    return parseXml(source);
  } catch (error) {
    throw new TwimlError('the TwiML is not well-formed', { twilioCode: 12_100, cause: error });
  }
}

function parseVerb(element: XmlElement, documentUrl: string): Verb {
  const { name, attributes } = element;
  switch (name) {
    case 'Connect':
      return { type: 'connect', action: toAction(element, documentUrl), stream: parseStream(element, documentUrl) };
    case 'Say':
      return { type: 'say', text: element.text.trim(), voice: attributes.voice, language: attributes.language };
    case 'Gather':
      return parseGather(element, documentUrl);
    case 'Play':
      return { type: 'play', url: toUrl(element.text.trim(), documentUrl) };
    case 'Pause':
      return { type: 'pause', durationMs: toSeconds(attributes.length, 1) * 1000 };
    case 'Dial':
      return parseDial(element, documentUrl);
    case 'Redirect': {
      const url = toUrl(element.text.trim(), documentUrl);
      return { type: 'redirect', action: { url, method: toMethod(attributes.method) } };
    }
    case 'Hangup':
      return { type: 'hangup' };
    case 'Reject':
      return { type: 'reject', reason: attributes.reason === 'busy' ? 'busy' : 'rejected' };
    default:
      throw new TwimlError(`<${name}> is not a verb that this caller knows`, { twilioCode: 12_200 });
  }
}

function parseStream(connect: XmlElement, documentUrl: string): StreamNoun {
  const [stream, ...others] = connect.children;
  if (stream?.name !== 'Stream' || others.length > 0) {
    throw new TwimlError('<Connect> needs exactly one <Stream>', { twilioCode: 12_200 });
  }
  const { url, name, track, statusCallback, statusCallbackMethod } = stream.attributes;
  if (url === undefined) throw new TwimlError('<Stream> needs a url', { twilioCode: 31_923 });
  if (track !== undefined && track !== 'inbound_track') {
    throw new TwimlError(`<Connect> cannot stream the track ${track}`, { twilioCode: 31_941 });
  }
  const parameters = stream.children.map((parameter): [string, string] => {
    const { name: key = '', value = '' } = parameter.attributes;
    if (parameter.name !== 'Parameter' || key === '' || key.length + value.length >= 500) {
      throw new TwimlError('<Stream> takes <Parameter name value> of less than 500 characters', { twilioCode: 12_200 });
    }
    return [key, value];
  });
  return {
    url,
    name,
    statusCallback: optionalAction(statusCallback, { method: statusCallbackMethod, documentUrl }),
    parameters: Object.fromEntries(parameters),
  };
}

function parseGather(element: XmlElement, documentUrl: string): Verb {
  const prompts = element.children.map((child) => {
    const verb = parseVerb(child, documentUrl);
    if (verb.type !== 'say')
      throw new TwimlError(`<Gather> with <${child.name}> is not known here`, { twilioCode: 12_200 });
    return verb;
  });
  // Twilio: `timeout`, 5 s.
  const timeoutMs = toSeconds(element.attributes.timeout, 5) * 1000;
  return { type: 'gather', action: toAction(element, documentUrl), timeoutMs, prompts };
}

function parseDial(element: XmlElement, documentUrl: string): Verb {
  const written: NumberNoun[] = element.children.map((child) => {
    if (child.name !== 'Number') throw new TwimlError(`<Dial> cannot reach a <${child.name}>`, { twilioCode: 12_200 });
    const { url, statusCallback, statusCallbackMethod: method, statusCallbackEvent = 'completed' } = child.attributes;
    return {
      number: child.text.trim(),
      whisper: optionalAction(url, { method: child.attributes.method, documentUrl }),
      statusCallback: optionalAction(statusCallback, { method, documentUrl }),
      statusCallbackEvents: statusCallbackEvent.split(/\s+/),
    };
  });
  const plain = element.text.trim();
  const numbers =
    plain === ''
      ? written
      : [{ number: plain, whisper: undefined, statusCallback: undefined, statusCallbackEvents: [] }, ...written];
  if (numbers.length === 0 || numbers.length > 10) {
    throw new TwimlError('<Dial> needs one to ten numbers', { twilioCode: 13_224 });
  }
  const timeoutMs = toSeconds(element.attributes.timeout, DEFAULT_DIAL_TIMEOUT_S) * 1000;
  const { callerId } = element.attributes;
  return { type: 'dial', action: toAction(element, documentUrl), timeoutMs, callerId, numbers };
}

function toAction({ attributes }: XmlElement, documentUrl: string): Action | undefined {
  return optionalAction(attributes.action, { method: attributes.method, documentUrl });
}

function optionalAction(
  url: string | undefined,
  { method, documentUrl }: { method: string | undefined; documentUrl: string },
): Action | undefined {
  return url === undefined ? undefined : { url: toUrl(url, documentUrl), method: toMethod(method) };
}

function toMethod(written: string | undefined): HttpMethod {
  return written?.toUpperCase() === 'GET' ? 'GET' : 'POST';
}

function toUrl(written: string, documentUrl: string): string {
  if (/^https?:/.test(written)) return written;
  const url = parseUrl(written, parseUrl(documentUrl));
  if (url === undefined) throw new TwimlError(`"${written}" is not an address`, { twilioCode: 11_100 });
  return url.href;
}

function toSeconds(written: string | undefined, otherwise: number): number {
  const seconds = Number(written ?? otherwise);
  if (!Number.isFinite(seconds) || seconds < 0) {
    throw new TwimlError(`"${written}" is not a number of seconds`, { twilioCode: 12_200 });
  }
  return seconds;
}

function listWarnings(element: XmlElement): string[] {
  const known = KNOWN_ATTRIBUTES[element.name];
  const unknown = Object.keys(element.attributes).filter((name) => known !== undefined && !known.includes(name));
  const own = unknown.map((name) => `<${element.name}> has no attribute ${name}`);
  return [...own, ...element.children.flatMap(listWarnings)];
}
