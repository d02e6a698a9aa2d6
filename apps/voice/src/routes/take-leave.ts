import type { TwilioRoutesOptions } from './phone-routes.ts';

/** What the line says when we cannot: without anybody to connect to, and with somebody. */
const WORDS = {
  broken: {
    goodbye: 'I am sorry, something went wrong on our side. Please call again in a moment. Goodbye.',
    connecting: 'I am sorry, something went wrong on our side. One moment please, I will connect you to somebody.',
  },
  busy: {
    goodbye: 'All our lines are busy. Please call again in a few minutes. Goodbye.',
    connecting: 'All our lines are busy. One moment please, I will connect you to somebody.',
  },
} as const;

/** The line itself says why, and the flow's fallback number rings where it names one: nobody is left without a way on. */
export function takeLeave(
  why: keyof typeof WORDS,
  fallbackNumber: string | undefined,
  { instructions }: Pick<TwilioRoutesOptions, 'instructions'>,
): string {
  const text = fallbackNumber === undefined ? WORDS[why].goodbye : WORDS[why].connecting;
  return instructions.sayAndHangUp({ text, dial: fallbackNumber });
}

/** The line says sorry for a call that broke down here; a call that is not known here has no fallback number. */
export function apologise(
  callSid: string,
  { expected, ...options }: Pick<TwilioRoutesOptions, 'instructions' | 'expected'>,
): string {
  return takeLeave('broken', expected.get(callSid)?.deployed.statechart.settings.fallbackNumber, options);
}
