import { describe, expect, it } from 'vitest';
import { toPauses } from './listen-v2.ts';

describe('toPauses', () => {
  it.each([
    [
      { eot_threshold: 0.7, eot_timeout_ms: 5000 },
      { endMs: 600, settleMs: 240, timeoutMs: 5000 },
    ],
    [
      { eot_threshold: 0.7, eager_eot_threshold: 0.4, eot_timeout_ms: 5000 },
      { endMs: 600, settleMs: 300, timeoutMs: 5000 },
    ],
    [
      { eot_threshold: 1, eager_eot_threshold: 0.9, eot_timeout_ms: 900 },
      { endMs: undefined, settleMs: 510, timeoutMs: 900 },
    ],
  ])('maps %o to trailing silences', (thresholds, pauses) => {
    expect(toPauses(thresholds)).toEqual(pauses);
  });
});
