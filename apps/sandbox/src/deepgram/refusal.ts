import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Fault } from '../faults.ts';

/** Why a request is not served, in the vendor's words (deepgram.md §1.2). */
export interface Refusal {
  status: number;
  errCode: string;
  errMsg: string;
}

const CODES: Readonly<Record<number, string>> = {
  400: 'INVALID_QUERY_PARAMETER',
  401: 'INVALID_AUTH',
  402: 'ASR_PAYMENT_REQUIRED',
  403: 'INSUFFICIENT_PERMISSIONS',
  429: 'TOO_MANY_REQUESTS',
};

/** A refusal with the vendor's code for this status. */
export function refuse(status: number, errMsg: string): Refusal {
  return { status, errCode: CODES[status] ?? 'INTERNAL_SERVER_ERROR', errMsg };
}

/** The refusal that a fault asks for, if it asks for one. */
export function toFaultRefusal(fault: Fault | undefined): Refusal | undefined {
  return fault?.status === undefined ? undefined : refuse(fault.status, 'A fault was set.');
}

/** The API key of an `Authorization: Token …` header. Any key is accepted but `invalid`; a key sent as Bearer is not. */
export function checkAuthorization(header: string | undefined): Refusal | undefined {
  const key = /^token (\S+)$/i.exec(header ?? '')?.[1];
  return key === undefined || key === 'invalid' ? refuse(401, 'Invalid credentials.') : undefined;
}

function toBody(refusal: Refusal, requestId: string): string {
  return JSON.stringify({ err_code: refusal.errCode, err_msg: refusal.errMsg, request_id: requestId });
}

/** Answers an upgrade with an HTTP error instead of 101. */
export function refuseUpgrade(socket: Duplex, refusal: Refusal, requestId: string): void {
  const body = toBody(refusal, requestId);
  socket.end(
    [
      `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? 'Error'}`,
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      `dg-request-id: ${requestId}`,
      `dg-error: ${refusal.errMsg.replace(/[^ -~]/g, ' ')}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

/** Answers a request with an error. */
export function refuseRequest(response: ServerResponse, refusal: Refusal, requestId: string): void {
  response.writeHead(refusal.status, {
    'content-type': 'application/json',
    'dg-request-id': requestId,
    'dg-error': refusal.errMsg,
  });
  response.end(toBody(refusal, requestId));
}
