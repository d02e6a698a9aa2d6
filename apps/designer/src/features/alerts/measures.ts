import type { AppRouter, inferRouterInputs, inferRouterOutputs } from '@aybiza/api';
import type { Formats } from '../../formats/create-formats.ts';
import type { WordsOf } from '../../language/strings.ts';
import type { alertStrings } from './strings.ts';

export type Rule = inferRouterOutputs<AppRouter>['alert']['listRules'][number];
export type Alert = inferRouterOutputs<AppRouter>['alert']['list'][number];
export type NewRule = inferRouterInputs<AppRouter>['alert']['createRule'];
export type Measure = NewRule['measure'];

type Words = WordsOf<typeof alertStrings>;

/** The words of alerts, and how the reader's language writes numbers. */
export interface AlertWords {
  readonly strings: Words;
  readonly formats: Formats;
}

interface MeasureFacts {
  readonly unit: keyof Words['units'];
  /** What a new rule about it begins with. */
  readonly side: 'above' | 'below';
  readonly threshold: number;
  readonly calmAt: number;
  /** Few calls tell something about it, too. */
  readonly isCount: boolean;
  /** A share of a limit of the workspace: of its day or month, of all agents. */
  readonly isOfLimit?: true;
}

const share = (threshold: number, calmAt: number): MeasureFacts => {
  return { unit: 'percent', side: threshold >= calmAt ? 'above' : 'below', threshold, calmAt, isCount: false };
};
const ofLimit: MeasureFacts = { ...share(80, 80), side: 'above', isCount: true, isOfLimit: true };
const count = (unit: 'calls' | 'steps' | 'messages'): MeasureFacts => {
  return { unit, side: 'above', threshold: 0, calmAt: 0, isCount: true };
};

/** In the order in which they are offered. */
export const MEASURES: Readonly<Record<Measure, MeasureFacts>> = {
  dropped: share(5, 2),
  left: share(40, 30),
  notUnderstood: share(25, 20),
  contained: share(50, 60),
  transferred: share(50, 40),
  answerTime: { unit: 'ms', side: 'above', threshold: 2_000, calmAt: 1_500, isCount: false },
  calls: { unit: 'calls', side: 'below', threshold: 1, calmAt: 1, isCount: true },
  vendorFailures: count('calls'),
  stalledCalls: count('calls'),
  failedSteps: count('steps'),
  failedWebhooks: count('messages'),
  callsOfDay: ofLimit,
  minutesOfMonth: ofLimit,
  costOfMonth: ofLimit,
};

const isMeasure = (name: string): name is Measure => Object.hasOwn(MEASURES, name);
export const MEASURE_NAMES: readonly Measure[] = Object.keys(MEASURES).filter(isMeasure);

/** A value with its unit: `4.2 %`, `1,850 ms`, `3 calls`. */
export function formatMeasure(measure: Measure, value: number, { strings, formats }: AlertWords): string {
  const { unit } = MEASURES[measure];
  const digits = unit === 'percent' ? formats.decimal(value) : formats.count(value);
  return `${digits} ${(digits === '1' ? strings.unit : strings.units)[unit]}`;
}

/** A stretch of minutes as people say it. */
export function formatWindow(minutes: number, strings: Words): string {
  if (minutes % 1_440 === 0) return strings.days(minutes / 1_440);
  return minutes % 60 === 0 ? strings.hours(minutes / 60) : strings.minutes(minutes);
}

/** When somebody is told: “above 5 % in the last hour”, or “above 80 %” of a limit. */
export function describeCondition(
  { measure, side, threshold, windowMinutes }: Rule | Alert['rule'],
  words: AlertWords,
): string {
  const { strings } = words;
  const limit = { side: strings.sides[side], threshold: formatMeasure(measure, threshold, words) };
  return MEASURES[measure].isOfLimit === true
    ? strings.conditionNow(limit)
    : strings.condition({ ...limit, time: formatWindow(windowMinutes, strings) });
}

const USUAL_MEASURES = ['dropped', 'vendorFailures', 'stalledCalls', 'failedSteps'] as const;

/** What a workspace begins with: what hurts callers, whatever they call for. Each is called what it watches. */
export function usualRules({ measures }: Words): NewRule[] {
  return USUAL_MEASURES.map((measure) => {
    const { side, threshold, calmAt, isCount } = MEASURES[measure];
    const name = measures[measure];
    return { name, measure, side, threshold, calmAt, windowMinutes: 60, atLeastCalls: isCount ? 0 : 10 };
  });
}
