import { expect, test } from 'vitest';
import { parseTraceparent, rootPlaceOf } from './span.ts';

test('the trace of a call follows from its id, in whichever process', () => {
  expect(rootPlaceOf('call_1')).toEqual(rootPlaceOf('call_1'));
  expect(rootPlaceOf('call_1').traceId).not.toBe(rootPlaceOf('call_2').traceId);
  expect(rootPlaceOf('call_1')).toEqual({
    traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
  });
});

test('a caller’s place is read from its traceparent', () => {
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const spanId = '00f067aa0ba902b7';
  expect(parseTraceparent(`00-${traceId}-${spanId}-01`)).toEqual({ traceId, spanId });
  expect(parseTraceparent(`cc-${traceId}-${spanId}-01-later`)).toEqual({ traceId, spanId });
});

test.each([null, '', 'x', `ff-${'1'.repeat(32)}-${'1'.repeat(16)}-01`, `00-${'0'.repeat(32)}-${'1'.repeat(16)}-01`])(
  'what is no place is passed over: %s',
  (header) => expect(parseTraceparent(header)).toBeUndefined(),
);
