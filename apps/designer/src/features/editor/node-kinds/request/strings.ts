import { defineStrings } from '../../../../language/strings.ts';

/** Every word about trying a request. */
export const trialStrings = defineStrings('trial', {
  title: 'Try the request',
  hint: {
    http: 'It is really sent, with these values: whatever the other system does for it is done.',
    calendar:
      'The calendar answers as it answers a call, with these values. Nothing is booked, moved or cancelled by it.',
  },
  send: { http: 'Send', calendar: 'Ask the calendar' },
  sending: 'The request is on its way',
  yes: 'yes',
  no: 'no',
  wrongValue: { number: 'This is no number.', json: 'This is no JSON yet, or of another kind.' },
  lost: 'The request could not be tried. Try again in a moment.',
  notSent: 'Nothing was sent: this step has to be put right first.',
  failed: {
    timeout: (ms: number) => `The other system took too long: nothing complete came within ${Math.round(ms / 1000)} s.`,
    failed: (_ms: number, reason: string) => `The other system could not be asked. ${reason}`,
  },
  leaves: (port: string) => `A call leaves by “${port}”.`,
  status: (status: number) => `Status ${status}`,
  took: (ms: number) => `after ${ms} ms.`,
  kept: 'What is kept',
  nothingKept: 'Nothing of the answer is kept in a variable.',
  body: 'Answer',
  cut: 'The answer is longer; this is its beginning.',
  headers: (names: readonly string[]) => (names.length === 0 ? 'No headers.' : `Headers: ${names.join(', ')}.`),
  pin: 'Pin as example',
  pinned: 'The answer is pinned: test calls and scenarios use it.',
  notPinned: 'The answer is too long to be an example, or you may only look at this flow.',
});

/** Every word about the example that is pinned to a request. */
export const exampleStrings = defineStrings('example', {
  none: 'Example answer',
  pinned: (status: number) => `Example answer · ${status}`,
  hint: 'What the other system is taken to answer in test calls and scenarios. Callers never get it.',
  write: 'Write one',
  remove: 'Remove the example',
  status: 'Status',
  body: 'Answer',
  bodyRefusal: 'This is no JSON yet, or more than 20,000 letters of it.',
});
