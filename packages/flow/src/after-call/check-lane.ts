import type { Flow } from '../flow.ts';
import { freeId } from '../free-id.ts';
import { type FlowEdit, mended, type Problem, problem } from '../problem.ts';
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
    const message = `Two steps after the call have the id “${id}”: nobody could tell which of them has run.`;
    const fix = { label: 'Give it an id of its own', edits: [{ path: at(index, 'id'), value: freeId(id, taken) }] };
    return [mended(problem('DUPLICATE_ID', { step: id, field: 'id' }, message), fix)];
  });
}

/** Without a name a step is called by its kind. */
function checkNames(lane: Lane): Problem[] {
  const names = new Set(lane.map(({ name }) => name.trim()));
  return lane.flatMap(({ id, name }, index): Problem[] => {
    const written = name.trim();
    if (written === '' || lane.findIndex((other) => other.name.trim() === written) === index) return [];
    const message = `Two steps after the call are called “${written}”: who looks for the one that failed cannot tell them apart.`;
    let number = 2;
    while (names.has(`${written} ${number}`)) number += 1;
    const fix = {
      label: `Call it “${written} ${number}”`,
      edits: [{ path: at(index, 'name'), value: `${written} ${number}` }],
    };
    return [mended(problem('DUPLICATE_NAME', { step: id, field: 'name' }, message), fix)];
  });
}

function checkNeeds(lane: Lane): Problem[] {
  const known = new Set(lane.map(({ id }) => id));
  return lane.flatMap(({ id, after }, index): Problem[] => {
    const without = (left: readonly string[]): FlowEdit[] => [{ path: at(index, 'after'), value: left }];
    const gone = after.filter((needed) => !known.has(needed));
    if (gone.length > 0) {
      const message = 'It waits for a step that is not there any more, and would never begin.';
      const fix = { label: 'Wait for the others only', edits: without(after.filter((needed) => known.has(needed))) };
      return [mended(problem('UNKNOWN_STEP', { step: id, field: 'after' }, message), fix)];
    }
    if (!stepsBefore(lane, id).has(id)) return [];
    const round = after.filter((needed) => needed === id || stepsBefore(lane, needed).has(id));
    const message = 'It waits for a step that waits for it: neither would ever begin.';
    const fix = { label: 'Do not wait for it', edits: without(after.filter((needed) => !round.includes(needed))) };
    return [mended(problem('STEP_CYCLE', { step: id, field: 'after' }, message), fix)];
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
        const message = `“${name}” is found twice, and only the later one is kept with the call: give it another name.`;
        found.push(problem('DUPLICATE_RESULT', place, message));
      } else if (isVariable && field !== undefined) {
        const message = `A variable is called “${name}” already: nobody could tell which of them is meant.`;
        found.push(problem('DUPLICATE_RESULT', place, message));
      }
      taken.set(name, step.id);
    }
  }
  return found;
}

function checkFacts({ variables }: Flow): Problem[] {
  return Object.keys(CALL_FACTS)
    .filter((name) => Object.hasOwn(variables, name))
    .map((name) => {
      const message = `After the call “${name}” means your variable, not what is known of the call: rename the variable to use both.`;
      return problem('HIDDEN_FACT', { field: `variables.${name}` }, message);
    });
}
