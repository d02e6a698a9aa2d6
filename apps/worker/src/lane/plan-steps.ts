import type { StoredAfterCallStep } from '@aybiza/db/after-call-steps';
import { findsOut } from './step-jobs.ts';

/** What is to be done with a lane as it stands. */
export interface LanePlan {
  /** Nothing is left to wait for. */
  readonly begin: readonly StoredAfterCallStep[];
  /** It needs a step that was skipped, so that there is nothing for it to work on; with the step that it needs. */
  readonly skip: readonly { readonly step: StoredAfterCallStep; readonly needed: StoredAfterCallStep }[];
  /** Everything that finds something out has ended, or waits for what failed: who wants to know of the call can be told. */
  readonly isFoundOut: boolean;
}

/**
 * Which steps of a lane may begin. What failed holds back only those that need it, and they go on where a person has it done again; so do those
 * whose need is unknown. An export waits for the recording.
 */
export function planSteps(
  steps: readonly StoredAfterCallStep[],
  { hasRecording }: { hasRecording: boolean },
): LanePlan {
  const byId = new Map(steps.map((step) => [step.step, step]));
  const skipped = new Map<string, StoredAfterCallStep>();
  const isSkipped = (id: string) => byId.get(id)?.status === 'skipped' || skipped.has(id);
  for (let found = true; found; ) {
    found = false;
    for (const step of steps) {
      if (step.status !== 'waiting' || step.outboxId !== null || skipped.has(step.step)) continue;
      const needed = byId.get(step.needs.find(isSkipped) ?? '');
      if (needed === undefined) continue;
      skipped.set(step.step, needed);
      found = true;
    }
  }
  const begin = steps.filter(
    (step) =>
      step.status === 'waiting' &&
      step.outboxId === null &&
      !skipped.has(step.step) &&
      step.needs.every((id) => byId.get(id)?.status === 'done') &&
      (step.kind !== 'exportRecording' || hasRecording),
  );
  const isStuck = stuckSteps(steps, byId);
  return {
    begin,
    skip: steps.flatMap((step) => {
      const needed = skipped.get(step.step);
      return needed === undefined ? [] : [{ step, needed }];
    }),
    isFoundOut: steps.every(
      (step) =>
        !findsOut(step.kind) ||
        skipped.has(step.step) ||
        isStuck.has(step.step) ||
        (step.status !== 'waiting' && step.status !== 'running'),
    ),
  };
}

/** Steps that wait, directly or not, for one that failed. */
function stuckSteps(
  steps: readonly StoredAfterCallStep[],
  byId: ReadonlyMap<string, StoredAfterCallStep>,
): ReadonlySet<string> {
  const stuck = new Set<string>();
  for (let found = true; found; ) {
    found = false;
    for (const { step, status, needs } of steps) {
      if (status !== 'waiting' || stuck.has(step)) continue;
      const isHeld = needs.some((id) => {
        const needed = byId.get(id)?.status;
        return needed === 'failed' || needed === 'unknown' || stuck.has(id);
      });
      if (!isHeld) continue;
      stuck.add(step);
      found = true;
    }
  }
  return stuck;
}
