import type { CallEvent } from '@aybiza/call-log';
import type { Flow, Scenario } from '@aybiza/flow';
import type { FoundCall, ScenarioFailure, UncoveredReason, UnnamedScenario } from '@aybiza/scenarios';
import { z } from 'zod';
import type { TakenWay } from '../playback/playback.ts';

/**
 * What is to be done: some scenarios run; these and calls that were made up before tried again; or calls made up that together take every
 * wire, or these with something going wrong.
 */
export type ScenarioTask =
  | { readonly type: 'run'; readonly scenarios: Readonly<Record<string, Scenario>> }
  | {
      readonly type: 'measure';
      readonly scenarios: Readonly<Record<string, Scenario>>;
      readonly calls: readonly Scenario[];
    }
  | { readonly type: 'generate'; readonly goingWrong: boolean }
  /** A call that happened is written down as one. */
  | { readonly type: 'fromCall'; readonly events: readonly CallEvent[] };

export interface ScenarioRequest {
  readonly flow: Flow;
  readonly subflows: ReadonlyMap<string, Flow>;
  readonly what: ScenarioTask;
}

/** Something that was not as the scenario says. */
export interface Failure extends ScenarioFailure {
  /** The way of the call up to there. */
  readonly moves: readonly TakenWay[];
}

/** What came of a call that did not happen. */
export interface Tried {
  readonly passed: boolean;
  readonly failures: readonly Failure[];
  /** Null when the call had not ended. */
  readonly outcome: string | null;
  readonly durationMs: number;
  readonly moves: readonly TakenWay[];
  /** The wires it took, by id. */
  readonly edges: readonly string[];
}

/** A wire for which no call was found, and why. */
export interface Uncovered {
  readonly node: string;
  readonly port: string;
  readonly reason: UncoveredReason;
}

/** A call that a search has found, before it has a name. */
export interface TriedCall {
  readonly call: FoundCall;
  readonly tried: Tried;
}

export interface MadeUpCall {
  readonly scenario: Scenario;
  readonly tried: Tried;
}

export type ScenarioReply =
  | { readonly type: 'ran'; readonly id: string; readonly tried: Tried }
  | { readonly type: 'generated'; readonly calls: readonly TriedCall[]; readonly uncovered: readonly Uncovered[] }
  /** `isWhole`: the flow still takes the very way of that call. */
  | {
      readonly type: 'fromCall';
      /** Without a name: that is given where the reader's language is known. */
      readonly scenario: UnnamedScenario;
      readonly isWhole: boolean;
      /** How the call ended, and where it stands while it goes on; null where it has an end. */
      readonly outcome: string | null;
      readonly node: string | null;
    }
  | { readonly type: 'retried'; readonly calls: readonly MadeUpCall[] }
  | { readonly type: 'refused' | 'done' };

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

/** What the page asks the worker. Flow and scenarios are the page's own and were parsed when they were loaded. */
export const scenarioRequestSchema = z.custom<ScenarioRequest>(
  (value) =>
    isObject(value) &&
    z.object({ flow: z.custom(isObject), what: z.object({ type: z.string() }) }).safeParse(value).success,
);

/** What the worker, whose code is ours, answers. */
export const scenarioReplySchema = z.custom<ScenarioReply>(
  (value) =>
    z.object({ type: z.enum(['ran', 'generated', 'retried', 'fromCall', 'refused', 'done']) }).safeParse(value).success,
);
