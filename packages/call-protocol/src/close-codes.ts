/** Why the voice server closes a browser's socket. 4000 to 4999 are for applications (RFC 6455 §7.4.2). */
export const CLOSE_CODES = {
  ended: 1000,
  goingAway: 1001,
  /** The call goes on in another process: come back with the resume token. */
  elsewhere: 4410,
  badMessage: 4400,
  badToken: 4401,
  /** Of somebody who looks on: the call is over, or nobody can be reached who has it. */
  gone: 4404,
  /** They have no right to it any more. */
  denied: 4403,
  noHello: 4408,
  busy: 4429,
  failed: 4500,
} as const;

/** What a person is told for a close code. */
export function explainClose(code: number): string {
  switch (code) {
    case CLOSE_CODES.ended:
      return 'The call has ended.';
    case CLOSE_CODES.badToken:
      return 'This test call has expired. Start it again.';
    case CLOSE_CODES.denied:
      return 'You have no access to this any more.';
    case CLOSE_CODES.busy:
      return 'All lines are busy. Try again in a moment.';
    case CLOSE_CODES.goingAway:
      return 'The voice server restarts. Call again in a moment.';
    case CLOSE_CODES.badMessage:
    case CLOSE_CODES.noHello:
      return 'The page and the voice server do not understand each other. Reload the page.';
    default:
      return 'The connection to the voice server was lost.';
  }
}
