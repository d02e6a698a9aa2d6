import { renameInExpression, renameInTemplate, type VariableRename } from '../expressions/rename-in-source.ts';
import { type AfterCallKind, type AfterCallStep, afterCallStepSchema } from './after-call-step.ts';
import { afterCallKindOf } from './kinds/index.ts';

/**
 * A step with a variable renamed in its condition, its texts and its expressions; which fields those are is found out by compiling. A step
 * in which nothing changes, or that would grow beyond what a step may hold, stays the same object.
 */
export function renameInStep(step: AfterCallStep, rename: VariableRename): AfterCallStep {
  const when = renameInExpression(step.when, rename);
  let data: unknown = step.data;
  const change = (field: string, source: string, renamed: string) => {
    // A part of an address stands in no field of its own.
    if (renamed === source) return;
    data = changedAt(data, field.split('.'), (whole) => whole.replace(source, () => renamed));
  };
  afterCallKindOf<AfterCallKind>(step).compile(step.data, {
    template(field, source) {
      change(field, source, renameInTemplate(source, rename));
      return [];
    },
    expression(field, source) {
      change(field, source, renameInExpression(source, rename));
      return { op: 'value', value: null };
    },
    twinIds: () => undefined,
    timeZone: 'UTC',
    inputsOf: () => 'unchecked',
    report: () => undefined,
  });
  if (when === step.when && data === step.data) return step;
  const renamed = afterCallStepSchema.safeParse({ ...step, when, data });
  return renamed.success ? renamed.data : step;
}

/** A copy with the text at a path changed. */
function changedAt(part: unknown, path: readonly string[], change: (text: string) => string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return typeof part === 'string' ? change(part) : part;
  if (typeof part !== 'object' || part === null) return part;
  const changed = (name: string, value: unknown) => (name === key ? changedAt(value, rest, change) : value);
  if (Array.isArray(part)) return part.map((item, index) => changed(String(index), item));
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, changed(name, value)]));
}
