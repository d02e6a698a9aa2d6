import type { ScenarioStep } from '@aybiza/flow';
import type { Value } from '@aybiza/statechart';

/** Something that was not as the scenario says: data, so that each reader gets it in their own language. */
export interface ScenarioFailure {
  /** Which step, from 0. */
  readonly step: number;
  readonly what: WhatFailed;
}

/** A kind of step that the caller or the world takes. */
export type TakenKind = Extract<ScenarioStep, { do: string }>['do'];

export type WhatFailed =
  /** A step was to be taken after the end of the call. */
  | { readonly is: 'callWasOver'; readonly outcome: string }
  /** What the world was asked before the step ended the call. */
  | { readonly is: 'callEndedBefore'; readonly outcome: string; readonly kind: TakenKind }
  | { readonly is: 'notAsked'; readonly kind: TakenKind }
  | { readonly is: 'notWaited' }
  | { readonly is: 'notCalled' }
  | { readonly is: 'notTakenHere'; readonly kind: TakenKind }
  /** `said`: everything that was said instead. */
  | { readonly is: 'notSaid'; readonly text: string; readonly said: readonly string[] }
  | { readonly is: 'said'; readonly text: string }
  /** `here`: where the call waits; null where it waits for nothing. */
  | { readonly is: 'notAt'; readonly node: string; readonly here: string | null }
  | { readonly is: 'otherValue'; readonly name: string; readonly value: Value; readonly expected: Value }
  | { readonly is: 'otherOutcome'; readonly outcome: string }
  | { readonly is: 'callGoesOn' };
