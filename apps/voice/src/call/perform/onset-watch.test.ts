import { MU_LAW_SILENCE } from '@aybiza/providers/audio/mu-law';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../audio/voice-check.ts';
import { OnsetWatch } from './onset-watch.ts';

const FRAME_MS = 20;
const LOUD = new Uint8Array(160).fill(0x90);
const QUIET = new Uint8Array(160).fill(MU_LAW_SILENCE);

/** A line on which the test says whether the agent speaks and what the sound is. */
function aWatch({ isAgentSpeaking = true, verdict = 'voice' as Verdict } = {}) {
  const told: number[] = [];
  const open = new Set<number>();
  let begun = 0;
  let nowMs = 0;
  let looked = 0;
  const watch = new OnsetWatch({
    checks: {
      begin() {
        begun += 1;
        const check = begun;
        open.add(check);
        return {
          hear() {
            looked += 1;
            return verdict;
          },
          close: () => void open.delete(check),
        };
      },
    },
    isAgentSpeaking: () => isAgentSpeaking,
    onVoice: () => told.push(nowMs),
  });
  return {
    watch,
    told,
    open,
    looked: () => looked,
    hear(frame: Uint8Array, ms: number) {
      for (let passed = 0; passed < ms; passed += FRAME_MS) {
        nowMs += FRAME_MS;
        watch.hear(frame);
      }
    },
  };
}

describe('somebody begins to speak into the agent’s words', () => {
  it('is noticed within 120 ms, and told once', () => {
    const { hear, told } = aWatch();
    hear(QUIET, 1_000);
    hear(LOUD, 800);
    expect(told).toHaveLength(1);
    expect(told[0]).toBeLessThanOrEqual(1_120);
  });

  it('is told again after a pause', () => {
    const { hear, told } = aWatch();
    hear(LOUD, 400);
    hear(QUIET, 600);
    hear(LOUD, 400);
    expect(told).toHaveLength(2);
  });

  it('is not told of a noise', () => {
    const { hear, told } = aWatch({ verdict: 'noise' });
    hear(LOUD, 2_000);
    expect(told).toEqual([]);
  });

  it('is not told of a click, however it sounds', () => {
    const { hear, told } = aWatch();
    hear(QUIET, 400);
    hear(LOUD, 40);
    hear(QUIET, 400);
    expect(told).toEqual([]);
  });

  it('is not looked at while the agent is silent', () => {
    const { hear, told, looked } = aWatch({ isAgentSpeaking: false });
    hear(LOUD, 2_000);
    expect([told, looked()]).toEqual([[], 0]);
  });

  it('leaves nothing open behind', () => {
    const { hear, watch, open } = aWatch({ verdict: 'unsure' });
    hear(LOUD, 400);
    hear(QUIET, 600);
    expect(open.size).toBe(0);
    hear(LOUD, 400);
    watch.close();
    expect(open.size).toBe(0);
  });
});
