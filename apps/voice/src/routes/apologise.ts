import type { TwilioRoutesOptions } from './phone-routes.ts';

const WORDS = {
  goodbye: 'I am sorry, something went wrong on our side. Please call again in a moment. Goodbye.',
  connecting: 'I am sorry, something went wrong on our side. One moment please, I will connect you to somebody.',
} as const;

/**
 * The line itself says sorry, since we cannot say anything any more: and the flow's fallback number rings, where the call's flow is
 * known and names one.
 */
export function apologise(
  callSid: string,
  { instructions, expected }: Pick<TwilioRoutesOptions, 'instructions' | 'expected'>,
): string {
  const number = expected.get(callSid)?.deployed.statechart.settings.fallbackNumber;
  return instructions.sayAndHangUp({ text: number === undefined ? WORDS.goodbye : WORDS.connecting, dial: number });
}
