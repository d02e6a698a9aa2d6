import { Badge } from '../../components/badge.tsx';
import { wordFor } from '../../language/strings.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { isUnderWay, StepResults } from '../after-call/index.ts';
import { CallBackList } from '../call-backs/index.ts';
import type { CallRecord } from './call-record.ts';
import styles from './details.module.css';
import { callStrings } from './strings.ts';
import { ValueList } from './value-list.tsx';

const TONES = {
  waiting: 'neutral',
  pending: 'neutral',
  done: 'good',
  delivered: 'good',
  failed: 'warn',
  dead: 'bad',
} as const;

/** What came of the call: summary, what was found out, whom it was told to, and the jobs that did it. */
export function Aftermath({ record }: { record: CallRecord }) {
  const strings = useStrings(callStrings);
  const { call, steps, results: allResults, deliveries, jobs, callBacks } = record;
  // The summary has its own place above, and what steps have found stands with them.
  const results = allResults.filter(
    ({ name, source }) => name !== 'summary' && (steps.length === 0 || source === 'flow'),
  );
  const waiting = jobs.some(({ state }) => state === 'waiting') || isUnderWay(steps);
  if (
    call.summary === null &&
    steps.length + results.length + deliveries.length + jobs.length + callBacks.length === 0
  ) {
    return <p className={styles.faint}>{strings.nothingAfter}</p>;
  }
  return (
    <div className={styles.after}>
      {waiting ? (
        <p role="status" className={styles.faint}>
          {strings.waitingJobs}
        </p>
      ) : null}
      <h3>{strings.summary}</h3>
      <p className={call.summary === null ? styles.faint : undefined}>{call.summary ?? strings.noSummary}</p>
      {steps.length === 0 ? null : (
        <>
          <h3>{strings.steps}</h3>
          <StepResults steps={steps} />
        </>
      )}
      {results.length === 0 ? null : (
        <>
          <h3>{strings.extracted}</h3>
          <ValueList values={results.map(({ name, value }) => [name, value] as const)} empty="" />
        </>
      )}
      {callBacks.length === 0 ? null : (
        <>
          <h3>{strings.callBacks}</h3>
          <CallBackList callBacks={callBacks} callId={call.id} />
        </>
      )}
      {deliveries.length === 0 ? null : (
        <>
          <h3>{strings.deliveries}</h3>
          <ul className={styles.rows}>
            {deliveries.map((delivery) => (
              <li key={`${delivery.url} ${delivery.eventName}`}>
                <Badge tone={TONES[delivery.status]}>{strings.deliveryStates[delivery.status]}</Badge>
                <span>
                  <code>{delivery.eventName}</code> {new URL(delivery.url).host} · {strings.attempts(delivery.attempts)}
                  {delivery.lastError === null ? '' : ` · ${delivery.lastError}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {jobs.length === 0 ? null : (
        <>
          <h3>{strings.jobs}</h3>
          <ul className={styles.rows}>
            {jobs.map((job) => (
              <li key={job.kind}>
                <Badge tone={TONES[job.state]}>{strings.states[job.state]}</Badge>
                <span>
                  {wordFor(strings.jobNames, job.kind) ?? job.kind} · {strings.attempts(job.attempts)}
                  {job.lastError === null ? '' : ` · ${job.lastError}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
