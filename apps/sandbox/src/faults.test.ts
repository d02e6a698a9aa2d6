import { describe, expect, it } from 'vitest';
import { createFaults, faultSchema } from './faults.ts';

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

  it('a fault set at once strikes the connections that watch, until they stop', () => {
    const faults = createFaults();
    const struck: string[] = [];
    const stop = faults.watch('tts', () => struck.push('tts'));
    faults.watch('stt', () => struck.push('stt'));
    faults.set('tts', { stall: true });
    faults.set('tts', { stall: true, atOnce: true });
    stop();
    faults.set('tts', { stall: true, atOnce: true });
    expect(struck).toEqual(['tts']);
  });

  it('a fault for no new connection strikes the open ones alone', () => {
    const faults = createFaults();
    let struck = 0;
    faults.watch('stt', () => {
      struck += 1;
    });
    faults.set('stt', { cutAfter: 0, atOnce: true, times: 0 });
    expect([struck, faults.take('stt'), faults.list()]).toEqual([1, undefined, {}]);
  });

  it.each([1004, 1005, 1006, 1015, 2000, 5000])(
    'no fault closes with %i, which no close frame may carry',
    (closeCode) => {
      expect(faultSchema.safeParse({ closeCode }).success).toBe(false);
    },
  );

  it('a fault of one vendor leaves the others alone', () => {
    const faults = createFaults();
    faults.set('llm', { delayMs: 500 });
    expect(faults.take('tts')).toBeUndefined();
    expect(faults.take('llm')?.delayMs).toBe(500);
    faults.clear();
    expect(faults.list()).toEqual({});
  });
});
