import { settle, takeStep } from '../run-scenario.ts';
import type { Simulation } from '../simulation.ts';

/** Silences after which a call that goes on would go on for ever. */
const MAX_SILENCES = 100;

/** A call whose caller says nothing any more, while everything else goes as it ordinarily does. */
export function leaveAlone(simulation: Simulation): Simulation {
  let now = settle(simulation);
  for (let silences = 0; now.outcome === null && silences < MAX_SILENCES; silences += 1) {
    now = settle(takeStep(now, { do: 'staysSilent' }).simulation);
  }
  return now;
}
