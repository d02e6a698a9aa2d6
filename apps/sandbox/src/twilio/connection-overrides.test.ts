import { expect, it } from 'vitest';
import { readOverrides } from './connection-overrides.ts';

const read = (fragment: string) => {
  const { retries, retryOn } = readOverrides(`https://v.example/voice${fragment}`);
  return [retries, ...retryOn];
};

it('one more try without a connection, unless the address asks for something else', () => {
  expect(read('')).toEqual([1, 'ct']);
  expect(read('#rc=3')).toEqual([3, 'ct']);
  expect(read('#rc=2&rp=all&tt=10000')).toEqual([2, 'ct', 'rt', '4xx', '5xx']);
  expect(read('#rp=5xx,rt')).toEqual([1, 'rt', '5xx']);
});

it('what Twilio would not take counts for nothing', () => {
  expect(read('#rc=9')).toEqual([1, 'ct']);
  expect(read('#rc=x&rp=never')).toEqual([1]);
});
