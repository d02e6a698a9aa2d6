import type { Problem } from '@aybiza/flow';

/** What is known about a rule: proved, broken with a way that shows it, about nothing that happens. */
export type RuleState =
  | { readonly status: 'holds' | 'checking' | 'noStart' }
  | { readonly status: 'broken' | 'never'; readonly problem: Problem };

const BY_CODE = { BROKEN_RULE: 'broken', EMPTY_RULE: 'never' } as const;

/** Reads a rule's state off what the compiler found; `isFresh` tells whether it has looked at the flow of now. */
export function ruleState(id: string, problems: readonly Problem[], isFresh: boolean): RuleState {
  for (const problem of problems) {
    const { code, place } = problem;
    if (place.rule !== id) continue;
    if (code === 'BROKEN_RULE' || code === 'EMPTY_RULE') return { status: BY_CODE[code], problem };
  }
  if (!isFresh) return { status: 'checking' };
  return { status: problems.some(({ code }) => code === 'NO_START') ? 'noStart' : 'holds' };
}
