import type { StoredAfterCallStep } from '@aybiza/db/after-call-steps';
import type { NewCallResult } from '@aybiza/db/call-results';
import type { StoredCall } from '@aybiza/db/calls';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { AfterCallKind, AfterCallStepOf, Values } from '@aybiza/statechart';
import type { FollowUpLanguages } from './find-languages.ts';

/** One try of a step, as its kind sees it. */
export interface StepTry<Kind extends AfterCallKind> {
  readonly workspaceId: WorkspaceId;
  readonly call: StoredCall;
  readonly stored: StoredAfterCallStep;
  readonly step: AfterCallStepOf<Kind>;
  readonly values: Values;
  readonly languages: FollowUpLanguages;
  /** Aborted at the end of the step's time, when another worker has taken it, or when this one is stopping. */
  readonly signal: AbortSignal;
}

/** What a try has found out. */
export type StepEnd =
  | {
      readonly status: 'done';
      /** What is shown of it. */
      readonly result: unknown;
      /** What becomes part of what is known of the call. */
      readonly results?: readonly NewCallResult[];
      readonly summary?: string;
      /** What the call was judged to be worth, for the figures. */
      readonly score?: { readonly name: string; readonly score: number; readonly passed: boolean };
    }
  | { readonly status: 'skipped'; readonly reason: string }
  | { readonly status: 'postponed'; readonly delayMs: number };

/** How a step of a kind is done. A try may be repeated at any point, unless it has noted an intent. */
export type StepRunner<Kind extends AfterCallKind> = (job: StepTry<Kind>) => Promise<StepEnd>;

/** A runner for every kind: it does not compile while one is missing. */
export type StepRunners = { readonly [Kind in AfterCallKind]: StepRunner<Kind> };
