import { BrowserCall, WORKLETS } from '@aybiza/browser-call';
import { visitorMessageSchema } from '@aybiza/call-protocol';
import { systemClock } from '@aybiza/foundation/clock';
import * as z from 'zod/mini';
import type { CallListener, VisitorCall } from './door.ts';

// Else zod tries whether it may evaluate text, which a strict page reports as an attack.
z.config({ jitless: true });

/** What a call is made with; a file of its own, loaded when somebody wants to talk or write. `server`: where it came from. */
export function createVisitorCall(server: string, listener: CallListener): VisitorCall {
  const worklets = new URL(WORKLETS, server).href;
  return new BrowserCall({ clock: systemClock(), schema: visitorMessageSchema, worklets, ...listener });
}
