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
