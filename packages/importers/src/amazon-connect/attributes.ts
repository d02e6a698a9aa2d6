import { drawAssignments } from '../draw-assignments.ts';
import { beside, type Outcome } from '../outcome.ts';
import { clip, writeExpression } from '../write-template.ts';
import { type Connect, note, partsOf, type Translator, to, untaken } from './connect-context.ts';
import { type ConnectAction, membersOf, parameter } from './connect-flow.ts';
import { assignmentsOf } from './infer-values.ts';
import { splitReferences } from './references.ts';

/** `UpdateContactAttributes` and `UpdateFlowAttributes`: assignments in order. */
export const translateAttributes: Translator = (action, connect) => {
  const { draft, names } = connect;
  const assignments = assignmentsOf(action).flatMap(([holder, values]) =>
    values.map(({ key, value }) => {
      if (splitReferences(key).some((part) => typeof part !== 'string'))
        note(connect, action, `The name “${key.slice(0, 80)}” is put together in the call; here it is one variable.`);
      const variable = names.attribute(holder, key);
      return {
        variable,
        value: assignedValue(action, connect, { value, isNumber: draft.typeOf(variable) === 'number' }),
      };
    }),
  );
  if (/related/i.test(parameter(action, 'TargetContact') ?? ''))
    note(connect, action, 'It sets them for a related contact; here there is only this call.');
  const { name, position } = action;
  const nodes = drawAssignments(draft, { name, position, assignments, next: to(action.next) });
  const [first] = nodes;
  if (first === undefined) {
    draft.pass(action.id, to(action.next));
    return { verdict: 'mapped', nodes, reason: 'It sets nothing: callers go on at once, as in the original.' };
  }
  draft.enter(action.id, first);
  return {
    verdict: 'mapped',
    nodes,
    reason: `It sets the same values.${untaken(action, 'setting a value does not fail')}`,
  };
};

/** The expression of a value. */
export function assignedValue(
  action: ConnectAction,
  connect: Connect,
  { value, isNumber }: { value: string; isNumber: boolean },
): string {
  const parts = partsOf(connect, action, value);
  const [only] = parts;
  if (isNumber && typeof only === 'string') return /^\s*-?\d+(\.\d+)?\s*$/.test(only) ? only.trim() : '0';
  const expression = writeExpression(parts);
  if (expression.length <= 2_000) return expression;
  note(connect, action, 'A value is longer than 2000 characters and was left out.');
  return '""';
}

const MOST_TAGS = 10;

/** `TagContact`: labels in the log. */
export const translateTags: Translator = (action, connect) => {
  const { draft } = connect;
  const all = membersOf(action, 'Tags');
  const tags = all.slice(0, MOST_TAGS);
  if (all.length > MOST_TAGS)
    note(connect, action, `At most ${MOST_TAGS} labels are written; those after them are not.`);
  const nodes = tags.map(({ key, value }, index) =>
    draft.add('tag', {
      name: `${action.name} ${key}`,
      data: { label: clip(`${key}: ${value}`, 120) },
      position: beside(action, index),
    }),
  );
  for (const [index, node] of nodes.entries()) {
    const next = nodes[index + 1];
    draft.wire(node, 'next', next === undefined ? to(action.next) : { node: next });
  }
  const [first] = nodes;
  if (first === undefined) draft.pass(action.id, to(action.next));
  else draft.enter(action.id, first);
  return { verdict: 'mapped', nodes, reason: 'It writes the same labels into the log.' } satisfies Outcome;
};
