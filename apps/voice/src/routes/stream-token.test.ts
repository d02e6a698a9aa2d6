import { newId } from '@aybiza/foundation/new-id';
import { expect, it } from 'vitest';
import { createStreamToken, readStreamToken } from './stream-token.ts';

const SECRET = 's'.repeat(32);
const callSid = `CA${'0'.repeat(32)}`;
const HOUR_MS = 3_600_000;

it.each([
  [0, true],
  [30_000, true],
  [-59_000, true],
  [89_000, true],
  [-61_000, false],
  [91_000, false],
  [HOUR_MS, false],
  [-HOUR_MS, false],
])('check 27: is read by a process whose clock says %i ms more than its maker’s: %s', (differenceMs, isRead) => {
  const callId = newId('call');
  const token = createStreamToken(SECRET, { callSid, callId, now: 1_000_000_000_000 });
  const now = 1_000_000_000_000 + differenceMs;
  expect(readStreamToken(SECRET, { token, callSid, now })?.callId).toBe(isRead ? callId : undefined);
});
