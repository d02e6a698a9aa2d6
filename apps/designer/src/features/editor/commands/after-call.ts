import {
  type AfterCallKind,
  type AfterCallStep,
  afterCallKinds,
  afterCallStepSchema,
  type Flow,
  MAX_AFTER_CALL_STEPS,
} from '@aybiza/flow';
import type { Command } from './command.ts';
import { freeItemId } from './free-id.ts';

/** Adds a step to what is done after calls, behind the others. */
export const addAfterCallStep: Command<{ readonly kind: AfterCallKind }> = {
  name: 'add-after-call-step',
  label: (words) => words.addAfterCallStep,
  labelOf:
    ({ kind }) =>
    (words, { afterCall }) =>
      words.addedStep(afterCall[kind].title),
  shortcut: null,
  allowed: ({ afterCall }) => afterCall.length < MAX_AFTER_CALL_STEPS,
  run(flow, { kind }) {
    flow.afterCall.push(newStep(flow, kind));
  },
};

/** The id that the next step of a kind gets. */
export function nextStepId({ afterCall }: Pick<Flow, 'afterCall'>, kind: AfterCallKind): string {
  return freeItemId(afterCall, kind);
}

/** The id that the copy of a step gets. */
export function nextCopyId({ afterCall }: Pick<Flow, 'afterCall'>, id: string): string {
  return freeItemId(afterCall, id);
}

function newStep(flow: Flow, kind: AfterCallKind): AfterCallStep {
  return afterCallStepSchema.parse({ id: nextStepId(flow, kind), kind, data: afterCallKinds[kind].defaults() });
}

/** Says otherwise what a step after the call does, or when. */
export const changeAfterCallStep: Command<{ readonly step: AfterCallStep }> = {
  name: 'change-after-call-step',
  label: (words) => words.changeAfterCallStep,
  shortcut: null,
  allowed: (flow, { step }) =>
    flow.afterCall[indexOf(flow, step.id)]?.kind === step.kind && afterCallStepSchema.safeParse(step).success,
  run(flow, { step }) {
    const index = indexOf(flow, step.id);
    if (index >= 0) flow.afterCall[index] = step;
  },
};

/** Takes a step out; nobody waits for it any more. */
export const removeAfterCallStep: Command<{ readonly id: string }> = {
  name: 'remove-after-call-step',
  label: (words) => words.removeAfterCallStep,
  shortcut: null,
  allowed: (flow, { id }) => indexOf(flow, id) >= 0,
  run(flow, { id }) {
    flow.afterCall.splice(indexOf(flow, id), 1);
    if (indexOf(flow, id) >= 0) return;
    for (const step of flow.afterCall) {
      if (step.after.includes(id)) step.after = step.after.filter((needed) => needed !== id);
    }
  },
};

/** Puts a step one place up or down. What waits for what stays as it is. */
export const moveAfterCallStep: Command<{ readonly id: string; readonly by: -1 | 1 }> = {
  name: 'move-after-call-step',
  label: (words) => words.moveAfterCallStep,
  shortcut: null,
  allowed(flow, { id, by }) {
    const index = indexOf(flow, id);
    return index >= 0 && flow.afterCall[index + by] !== undefined;
  },
  run(flow, { id, by }) {
    const index = indexOf(flow, id);
    const [step] = flow.afterCall.splice(index, 1);
    if (step !== undefined) flow.afterCall.splice(index + by, 0, step);
  },
};

/** A copy behind the step, which nobody waits for. */
export const duplicateAfterCallStep: Command<{ readonly id: string }> = {
  name: 'duplicate-after-call-step',
  label: (words) => words.duplicateAfterCallStep,
  shortcut: null,
  allowed: (flow, { id }) => indexOf(flow, id) >= 0 && flow.afterCall.length < MAX_AFTER_CALL_STEPS,
  run(flow, { id }) {
    const index = indexOf(flow, id);
    const step = flow.afterCall[index];
    if (step === undefined) return;
    const copy = { ...step, id: nextCopyId(flow, id), name: step.name === '' ? '' : `${step.name} (copy)`.slice(-120) };
    flow.afterCall.splice(index + 1, 0, afterCallStepSchema.parse(plain(copy)));
  },
};

/** Without immer's proxies, which cannot be cloned. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function indexOf({ afterCall }: Pick<Flow, 'afterCall'>, id: string): number {
  return afterCall.findIndex((step) => step.id === id);
}
