import { readdirSync, readFileSync } from 'node:fs';
import { advance, NEW_DIALOGUE } from '@aybiza/dialogue';
import { compileFlow, parseFlow } from '@aybiza/flow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesOf } from './candidates.ts';
import { possibleSteps } from './possible-steps.ts';
import { beginScenario, takeStep } from './run-scenario.ts';
import { leaveAlone } from './testing/leave-alone.ts';

const templates = new URL('../../flow/templates/', import.meta.url);

/** How many events all walks take together: what is common to all flows is walked through in one of them. */
const STEPS = 100_000;
const STEPS_OF_OTHERS = 10_000;
const THOROUGH = 'dental-practice.json';
const LONGEST_WALK = 60;
/** Every so many walks are stepped through again from their log. */
const REPLAYED_OF = 10;

function statechartOf(file: string) {
  const parsed = parseFlow(JSON.parse(readFileSync(new URL(file, templates), 'utf8')));
  const compiled = parsed.ok ? compileFlow(parsed.value) : undefined;
  if (compiled?.ok !== true) throw new Error(`${file} compiles`);
  return compiled.value.statechart;
}

describe.each(readdirSync(templates))('whatever the caller and the world do in %s', (file) => {
  const statechart = statechartOf(file);
  const candidates = candidatesOf(statechart);
  const steps = file === THOROUGH ? STEPS : STEPS_OF_OTHERS;

  it('the call can go on or is over, and left alone it ends', () => {
    let taken = 0;
    let walked = 0;
    const walks = fc.array(fc.nat(), { minLength: 1, maxLength: LONGEST_WALK, size: 'max' });
    while (taken < steps) {
      fc.assert(
        fc.property(walks, (choices) => {
          let simulation = beginScenario(statechart, { at: '2026-11-23T09:30', begins: {} });
          for (const choice of choices) {
            if (simulation.outcome !== null) break;
            const possible = possibleSteps(simulation, candidates);
            expect(possible.length).toBeGreaterThan(0);
            const { steps: next } = possible[choice % possible.length] ?? { steps: [] };
            simulation = next.reduce((at, step) => takeStep(at, step).simulation, simulation);
          }
          const left = leaveAlone(simulation);
          expect(left.outcome).not.toBeNull();
          taken += left.happenings.length;
          walked += 1;
          if (walked % REPLAYED_OF !== 0) return;
          // The log alone, through JSON, leads to the very same place.
          const again = left.happenings.reduce(
            (dialogue, happening) => advance(statechart, JSON.parse(JSON.stringify(dialogue)), happening).dialogue,
            NEW_DIALOGUE,
          );
          expect(again).toEqual(left.dialogue);
        }),
        { numRuns: 100 },
      );
    }
    expect(taken).toBeGreaterThanOrEqual(steps);
  });
});
