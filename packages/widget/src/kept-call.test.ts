// @vitest-environment happy-dom
import { COME_BACK_WITHIN_MS } from '@aybiza/call-protocol';
import { expect, test } from 'vitest';
import { keepCall, takeCall } from './kept-call.ts';

const call = {
  way: { url: 'ws://127.0.0.1/widget/call/x?back=1', token: 'back_1' },
  lines: [{ id: 'speech-1', who: 'agent' as const, text: 'Hello.' }],
};

test('the next page of the tab goes on with the call, and only that one', () => {
  keepCall('next', call, 1_000);
  expect(takeCall('next', 2_000)).toEqual(call);
  expect(takeCall('next', 2_000)).toBeUndefined();
});

test('a call that was left for longer than the server waits is over', () => {
  keepCall('late', call, 1_000);
  expect(takeCall('late', 1_000 + COME_BACK_WITHIN_MS)).toBeUndefined();
});

test.each(['', '{', 'null', '[]', '{"way":{"url":1}}', '{"way":{"url":"a","token":"b"},"lines":{},"leftAt":1}'])(
  'what another script has written there (%s) is no call',
  (text) => {
    sessionStorage.setItem('odd', text);
    expect(takeCall('odd', 1)).toBeUndefined();
  },
);
