import { readFileSync } from 'node:fs';
import { type Statechart, statechartSchema } from '@aybiza/statechart';

const golden = new URL('../../../../packages/flow/fixtures/dental-practice.statechart.json', import.meta.url);

/** The demo's published statechart: what a test call runs when it does not need one of its own. */
export function practiceStatechart(): Statechart {
  return statechartSchema.parse(JSON.parse(readFileSync(golden, 'utf8')));
}
