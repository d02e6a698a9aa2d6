import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Answers a request if it is its own; says whether it was. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Takes over an upgrade to a WebSocket if it is its own; says whether it was. */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;
