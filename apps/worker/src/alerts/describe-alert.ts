import { ALERT_UNITS, type AlertMeasure, isLimitMeasure } from '@aybiza/db/alerts/alert-rule';
import type { Alert } from '@aybiza/db/alerts/alerts';
import { assertNever } from '@aybiza/foundation/assert-never';
import type { ReaderLanguage } from '@aybiza/foundation/reader-language';
import type { AlertEvent } from '@aybiza/jobs';
import { type AlertWords, alertEnglish } from './words/english.ts';
import { alertFrench } from './words/french.ts';
import { alertGerman } from './words/german.ts';
import { alertSpanish } from './words/spanish.ts';

const WORDS: Readonly<Record<ReaderLanguage, AlertWords>> = {
  en: alertEnglish,
  de: alertGerman,
  fr: alertFrench,
  es: alertSpanish,
};
const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/** What is told of an alert: in a few words, and the sentences behind them. @param alertsUrl where all alerts are seen, if that is known */
export function describeAlert(
  { rule, raisedValue, worstValue }: Pick<Alert, 'rule' | 'raisedValue' | 'worstValue'>,
  { event, language, alertsUrl }: { event: AlertEvent; language: ReaderLanguage; alertsUrl: string | undefined },
): { subject: string; text: string } {
  const words = WORDS[language];
  const inWords = (value: number) => toText(rule.measure, value, language);
  const time = isLimitMeasure(rule.measure) ? words.soFar : lasting(rule.windowMinutes, words);
  const isRaised = event === 'alert.raised';
  const figures = isRaised
    ? words.isNow({ value: inWords(raisedValue), side: rule.side, threshold: inWords(rule.threshold) })
    : words.isBack({ calmAt: inWords(rule.calmAt), worst: inWords(worstValue) });
  const sentence = words.measured({ what: words.measures[rule.measure], time, figures });
  return {
    subject: isRaised ? words.raised(rule.name) : words.over(rule.name),
    text: alertsUrl === undefined ? sentence : `${sentence}\n\n${words.allAlerts} ${alertsUrl}`,
  };
}

function lasting(minutes: number, { lastDays, lastHours, lastMinutes }: AlertWords): string {
  if (minutes % DAY_MINUTES === 0) return lastDays(minutes / DAY_MINUTES);
  return minutes % HOUR_MINUTES === 0 ? lastHours(minutes / HOUR_MINUTES) : lastMinutes(minutes);
}

function toText(measure: AlertMeasure, value: number, language: ReaderLanguage): string {
  const unit = ALERT_UNITS[measure];
  const inWords = (digits: number) => value.toLocaleString(language, { maximumFractionDigits: digits });
  switch (unit) {
    case 'percent':
      return `${inWords(1)} %`;
    case 'ms':
      return `${inWords(0)} ms`;
    case 'calls':
    case 'steps':
    case 'messages':
      return inWords(1);
    default:
      return assertNever(unit);
  }
}
