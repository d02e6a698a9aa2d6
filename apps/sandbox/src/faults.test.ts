import { describe, expect, it } from 'vitest';
import { createFaults } from './faults.ts';

describe('faults', () => {
  it('a fault with a number of times ends after that many connections', () => {
    const faults = createFaults();
    faults.set('stt', { stall: true, times: 2 });
    expect([faults.take('stt'), faults.take('stt'), faults.take('stt')].map((fault) => fault?.stall)).toEqual([
      true,
      true,
      undefined,
    ]);
  });

  it('a fault of one vendor leaves the others alone', () => {
    const faults = createFaults();
    faults.set('llm', { delayMs: 500 });
    expect(faults.take('tts')).toBeUndefined();
    expect(faults.take('llm')?.delayMs).toBe(500);
    faults.clear();
    expect(faults.list()).toEqual({});
  });
});
