/** As much of a step as it takes to tell whether something still happens with it. */
interface HowFar {
  /** Its id in the flow. */
  readonly step: string;
  readonly status: string;
  readonly needs: readonly string[];
}

/** Does something still happen by itself? What waits for a step that failed rests with it until a person has that one done again. */
export function isUnderWay(steps: readonly HowFar[]): boolean {
  const byId = new Map(steps.map((step) => [step.step, step]));
  const isHeld = ({ needs }: HowFar, seen: ReadonlySet<string>): boolean =>
    needs.some((id) => {
      const need = byId.get(id);
      if (need === undefined || seen.has(id)) return false;
      if (need.status === 'failed' || need.status === 'unknown') return true;
      return need.status === 'waiting' && isHeld(need, new Set([...seen, id]));
    });
  return steps.some(
    (step) => step.status === 'running' || (step.status === 'waiting' && !isHeld(step, new Set([step.step]))),
  );
}
