import type { IncomingMessage } from 'node:http';
import { hashPbxSecret } from '@aybiza/auth/pbx-secret';
import type { PhoneNumberId } from '@aybiza/foundation/ids';
import type { Speaker } from '../accounts/telephone-book.ts';
import type { PbxLine } from '../records/call-records-port.ts';

/** A PBX's own name for a call, such as Asterisk's `UNIQUEID` or FreeSWITCH's UUID. */
const CALL_NAME = /^[A-Za-z0-9._:@-]{1,100}$/;
/** What a caller is called who withholds their number, as the telephone company says it. */
const WITHHELD = 'anonymous';
/** Anything a PBX may know of a caller: a number, a SIP address, a name. */
const PARTY = /^[\p{L}\p{N} +._@:;=-]{1,60}$/u;
const PREFIX = 'pbx:';

/** What a PBX says about a call in an address or a form. */
export interface PbxCall {
  /** Undefined when it says none, or none that can be a name. */
  readonly name: string | undefined;
  readonly from: string;
  /** From our last answer to it about this call. */
  readonly token: string;
}

export function readPbxCall(parameters: URLSearchParams): PbxCall {
  const from = parameters.get('from')?.trim() ?? '';
  return {
    name: callNameOf(parameters.get('call')),
    from: PARTY.test(from) ? from : WITHHELD,
    token: parameters.get('token') ?? '',
  };
}

export function callNameOf(text: string | null): string | undefined {
  return text !== null && CALL_NAME.test(text) ? text : undefined;
}

/**
 * The hash of the secret that a request shows: the password of HTTP Basic (RFC 7617; the user's name says nothing), or a bearer token.
 * Undefined where there is none that could be one.
 */
export function readPbxSecret({ authorization = '' }: IncomingMessage['headers']): string | undefined {
  const [scheme = '', value = ''] = authorization.split(' ', 2);
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return hashPbxSecret(value);
    case 'basic': {
      const pair = Buffer.from(value, 'base64').toString('utf8');
      return hashPbxSecret(pair.slice(pair.indexOf(':') + 1));
    }
    default:
      return undefined;
  }
}

/** One name for the call in the whole installation, beside Twilio's CallSids: what one PBX says names no call of another line. */
export function pbxCallSid(line: PhoneNumberId, name: string): string {
  return `${PREFIX}${line}:${name}`;
}

export function isPbxCall(callSid: string): boolean {
  return callSid.startsWith(PREFIX);
}

/** Whoever shows a line's secret speaks of the calls of its workspace, which has brought its own telephone. */
export function speakerOf({ workspaceId }: PbxLine): Speaker {
  return {
    line: 'own',
    speaksFor: (asked) => asked === workspaceId,
    speaksOf: ({ deployed }) => deployed.workspaceId === workspaceId,
  };
}
