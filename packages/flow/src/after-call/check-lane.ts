import type { Flow } from '../flow.ts';
import { freeId } from '../free-id.ts';
import { type FlowEdit, fixOf, mended, type Problem, problem } from '../problem.ts';
import { say } from '../sentences/say.ts';
import { CALL_VARIABLES } from '../variable.ts';
import { CALL_FACTS } from './facts.ts';
import { resultsOfStep, stepsBefore } from './variables-after-call.ts';

type Lane = Flow['afterCall'];

/** What is wrong with a lane as a whole, whatever each step says. */
export function checkLane(flow: Flow): Problem[] {
  const { afterCall: lane } = flow;
  if (lane.length === 0) return [];
  return [...checkIds(lane), ...checkNames(lane), ...checkNeeds(lane), ...checkResults(flow), ...checkFacts(flow)];
}

function at(index: number, ...path: readonly string[]): string[] {
  return ['afterCall', String(index), ...path];
}

function checkIds(lane: Lane): Problem[] {
  const taken = new Set(lane.map(({ id }) => id));
  return lane.flatMap(({ id }, index): Problem[] => {
    if (lane.findIndex((other) => other.id === id) === index) return [];
    const fix = fixOf(say('fix.ownId'), [{ path: at(index, 'id'), value: freeId(id, taken) }]);
    return [mended(problem('DUPLICATE_ID', { step: id, field: 'id' }, say('DUPLICATE_ID.step', id)), fix)];
  });
}

/** Without a name a step is called by its kind. */
function checkNames(lane: Lane): Problem[] {
  const names = new Set(lane.map(({ name }) => name.trim()));
  return lane.flatMap(({ id, name }, index): Problem[] => {
    const written = name.trim();
    if (written === '' || lane.findIndex((other) => other.name.trim() === written) === index) return [];
    let number = 2;
    while (names.has(`${written} ${number}`)) number += 1;
    const free = `${written} ${number}`;
    const fix = fixOf(say('fix.call', free), [{ path: at(index, 'name'), value: free }]);
    return [mended(problem('DUPLICATE_NAME', { step: id, field: 'name' }, say('DUPLICATE_NAME', written)), fix)];
  });
}

function checkNeeds(lane: Lane): Problem[] {
  const known = new Set(lane.map(({ id }) => id));
  return lane.flatMap(({ id, after }, index): Problem[] => {
    const without = (left: readonly string[]): FlowEdit[] => [{ path: at(index, 'after'), value: left }];
    const gone = after.filter((needed) => !known.has(needed));
    if (gone.length > 0) {
      const fix = fixOf(say('fix.waitForOthers'), without(after.filter((needed) => known.has(needed))));
      return [mended(problem('UNKNOWN_STEP', { step: id, field: 'after' }, say('UNKNOWN_STEP')), fix)];
    }
    if (!stepsBefore(lane, id).has(id)) return [];
    const round = after.filter((needed) => needed === id || stepsBefore(lane, needed).has(id));
    const fix = fixOf(say('fix.doNotWait'), without(after.filter((needed) => !round.includes(needed))));
    return [mended(problem('STEP_CYCLE', { step: id, field: 'after' }, say('STEP_CYCLE')), fix)];
  });
}

/** Every result has one place in the call's record, and one meaning in the steps behind. */
function checkResults({ afterCall: lane, variables }: Flow): Problem[] {
  const found: Problem[] = [];
  const taken = new Map<string, string>();
  for (const step of lane) {
    for (const { name, field } of resultsOfStep(step)) {
      const other = taken.get(name);
      const isVariable =
        Object.hasOwn(variables, name) || Object.hasOwn(CALL_VARIABLES, name) || Object.hasOwn(CALL_FACTS, name);
      const place = { step: step.id, ...(field === undefined ? {} : { field: `data.${field}` }) };
      if (other !== undefined) {
        found.push(problem('DUPLICATE_RESULT', place, say('DUPLICATE_RESULT.twice', name)));
      } else if (isVariable && field !== undefined) {
        found.push(problem('DUPLICATE_RESULT', place, say('DUPLICATE_RESULT.variable', name)));
      }
      taken.set(name, step.id);
    }
  }
  return found;
}

function checkFacts({ variables }: Flow): Problem[] {
  return Object.keys(CALL_FACTS)
    .filter((name) => Object.hasOwn(variables, name))
    .map((name) => problem('HIDDEN_FACT', { field: `variables.${name}` }, say('HIDDEN_FACT', name)));
}
