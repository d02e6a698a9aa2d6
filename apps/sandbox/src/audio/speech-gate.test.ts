import { describe, expect, it } from 'vitest';
import { type GateState, SpeechGate } from './speech-gate.ts';

function run(gate: SpeechGate, loudness: number, frames: number): GateState | undefined {
  let state: GateState | undefined;
  for (let frame = 0; frame < frames; frame++) state = gate.push(loudness);
  return state;
}

describe('SpeechGate', () => {
  it('opens on sustained sound and counts the silence after it', () => {
    const gate = new SpeechGate();
    run(gate, 0.0005, 20);
    expect(run(gate, 0.1, 3)).toMatchObject({ speaking: true, opened: true, silenceMs: 0 });
    expect(run(gate, 0.0005, 10)).toMatchObject({ speaking: true, opened: false, silenceMs: 200 });
  });

  it('ignores a click shorter than three frames', () => {
    const gate = new SpeechGate();
    run(gate, 0.0005, 10);
    run(gate, 0.5, 2);
    expect(run(gate, 0.0005, 1)?.speaking).toBe(false);
  });

  it('opens again after it was closed', () => {
    const gate = new SpeechGate();
    run(gate, 0.1, 5);
    gate.close();
    run(gate, 0.0005, 5);
    expect(run(gate, 0.1, 3)?.opened).toBe(true);
  });
});
