'use client';

import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { Badge } from '../../components/badge.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { RetryButton } from './retry-button.tsx';
import { kindName, STEP_TONES, stepName } from './step-names.ts';
import { readResult, type StepResult } from './step-result.ts';
import styles from './step-results.module.css';
import { afterCallStrings } from './strings.ts';

type Step = inferRouterOutputs<AppRouter>['afterCall']['get']['steps'][number];

/** The steps after one call, in the order of its lane, each with what came of it. */
export function StepResults({ steps }: { steps: readonly Step[] }) {
  const words = useStrings(afterCallStrings);
  const { results: strings, kinds } = words;
  return (
    <ol className={styles.steps} aria-label={strings.title}>
      {steps.map((step) => (
        <li key={step.id}>
          <div className={styles.stepHead}>
            <Badge tone={STEP_TONES[step.status]}>{words.statuses[step.status]}</Badge>
            <b>{stepName(step, kinds)}</b>
            {step.name === '' ? null : <small>{kindName(step.kind, kinds)}</small>}
            <RetryButton step={step} label={stepName(step, kinds)} />
          </div>
          <Why step={step} steps={steps} />
          {step.status === 'done' ? <Result result={readResult(step, strings)} /> : null}
        </li>
      ))}
    </ol>
  );
}

function Why({ step, steps }: { step: Step; steps: readonly Step[] }) {
  const formats = useFormats();
  const words = useStrings(afterCallStrings);
  const { results: strings, kinds } = words;
  const tries = step.attempts > 1 || step.status === 'failed' ? `${words.attempts(step.attempts)}. ` : '';
  if (step.lastError !== null && step.status !== 'done')
    return (
      <p>
        {tries}
        {step.lastError}
      </p>
    );
  const needs = steps.filter((other) => step.needs.includes(other.step) && other.status !== 'done');
  if (step.status !== 'waiting' || needs.length === 0) return null;
  return <p>{strings.waitsFor(needs.map((need) => formats.quoted(stepName(need, kinds))).join(', '))}</p>;
}

function Result({ result }: { result: StepResult }) {
  const strings = useStrings(afterCallStrings).results;
  switch (result.kind) {
    case 'summary':
      // Its text stands above, where every call's summary does.
      return (
        <>
          <Values
            values={[
              ...(result.reason === undefined ? [] : ([[strings.reason, result.reason]] as const)),
              ...(result.resolved === undefined ? [] : ([[strings.resolved, result.resolved]] as const)),
            ]}
          />
          <Source source={result.source} />
        </>
      );
    case 'extract':
      return (
        <>
          {result.values.length === 0 ? <p>{strings.noValues}</p> : <Values values={result.values} />}
          <Source source={result.source} />
        </>
      );
    case 'score':
      return <Score result={result} />;
    case 'told':
      return <p>{result.sentence}</p>;
    case 'other':
      return null;
  }
}

function Values({ values }: { values: readonly (readonly [string, unknown])[] }) {
  const strings = useStrings(afterCallStrings).results;
  if (values.length === 0) return null;
  return (
    <dl className={styles.values}>
      {values.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{typeof value === 'boolean' ? (value ? strings.yes : strings.no) : shown(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Score({ result: { score, passed, criteria, source } }: { result: Extract<StepResult, { kind: 'score' }> }) {
  const formats = useFormats();
  const strings = useStrings(afterCallStrings).results;
  return (
    <>
      <p className={styles.found}>
        {score === null ? strings.noScore : strings.score(score)}{' '}
        {passed === null ? null : (
          <Badge tone={passed ? 'good' : 'bad'}>{passed ? strings.passed : strings.notPassed}</Badge>
        )}
      </p>
      <ul className={styles.criteria}>
        {criteria.map(({ id, name, verdict, evidence }) => (
          <li key={id}>
            <Badge tone={verdict === 'met' ? 'good' : verdict === 'notMet' ? 'bad' : 'neutral'}>
              {strings.verdicts[verdict]}
            </Badge>
            <div>
              {name}
              {evidence === null ? (
                <small>{strings.noEvidence}</small>
              ) : (
                <blockquote>
                  {strings.who[evidence.who]}: {formats.quoted(evidence.text)}
                </blockquote>
              )}
            </div>
          </li>
        ))}
      </ul>
      {score === null && source === 'practice-model' ? <p>{strings.practiceCannot}</p> : null}
      <Source source={source} />
    </>
  );
}

/** Whose answer it is, where that is not a real model's. */
function Source({ source }: { source: string }) {
  const strings = useStrings(afterCallStrings).results;
  return source === 'practice-model' ? <Badge tone="warn">{strings.practice}</Badge> : null;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
