import type { Flow, ScenarioStep } from '@aybiza/flow';
import { failuresOf } from './imported.ts';

/** More silences than any flow has questions in a row. */
const PATIENCE = 60;

/** What is wrong when a caller does these things and then says nothing any more: nothing, when the call ends. */
export function whoeverFallsSilent(flow: Flow, before: readonly ScenarioStep[] = []): readonly string[] {
  const silence = Array.from({ length: PATIENCE }, () => ({ do: 'staysSilent' }) as const);
  const steps = [...before, ...silence];
  // Whatever is done after the end is a failure of its own; what counts is that the call has ended.
  return failuresOf(flow, ...steps, { expect: 'ended' }).filter((failure) => failure.startsWith(`${steps.length}:`));
}

const WORDS = ['yes', 'no', 'zebra umbrella', 'one two three', 'my name is Ann', 'speak to a person'];

/** A caller who presses and says whatever comes to mind; the same number gives the same caller. */
export function randomCaller(seed: number): readonly ScenarioStep[] {
  let state = seed;
  const draw = (below: number) => {
    // A linear congruential generator (Numerical Recipes): enough to vary, and the same everywhere.
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
  return Array.from({ length: 20 }, (): ScenarioStep => {
    const kind = draw(5);
    if (kind === 0) return { do: 'staysSilent' };
    if (kind === 1) return { do: 'says', text: WORDS[draw(WORDS.length)] ?? '' };
    return { do: 'presses', keys: `${draw(10)}${draw(3) === 0 ? '#' : ''}` };
  });
}
