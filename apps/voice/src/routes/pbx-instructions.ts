import type { CallInstructions } from '@aybiza/providers/telephony/port';
import { isPbxCall } from './pbx-line.ts';

/** How long whoever is rung in the last resort may take to pick up, in seconds: Twilio's rule for the same. */
const FALLBACK_RING_SECONDS = 30;

/**
 * What a PBX is to do with a call, as words that a dial plan can cut apart: `talk/<token>`, `dial/<to>/<seconds>`, `hangup`. A PBX has
 * no voice of ours when our own is down, so sentences are left out.
 */
export const pbxInstructions: CallInstructions = {
  contentType: 'text/plain',
  connectStream: ({ parameters }) => `talk/${parameters.token ?? ''}`,
  dial: ({ to, ringSeconds = FALLBACK_RING_SECONDS }) => `dial/${inOnePart(to)}/${ringSeconds}`,
  hangUp: () => 'hangup',
  brief: () => '',
  putThrough: () => '',
  sayAndHangUp: ({ dial }) => (dial === undefined ? 'hangup' : `dial/${inOnePart(dial)}/${FALLBACK_RING_SECONDS}`),
};

/** The same options, with the instructions that whoever carries this call understands. */
export function instructing<Options extends { readonly instructions: CallInstructions }>(
  callSid: string,
  options: Options,
): Options {
  return isPbxCall(callSid) ? { ...options, instructions: pbxInstructions } : options;
}

/** A dial plan cuts at slashes; the name of a queue may have one, or a space. */
function inOnePart(to: string): string {
  return to.replace(/[\s/]+/g, '_');
}
