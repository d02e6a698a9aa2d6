'use client';

import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { Panel } from '../workspace/index.ts';
import type { Campaign } from './campaign.ts';
import styles from './campaigns.module.css';
import { dayRuns, RETRIED } from './plan-form.ts';
import { campaignsStrings } from './strings.ts';
import { useDayNames } from './use-day-names.ts';
import { usePauseWords } from './use-pause-words.ts';

/** How a campaign calls: hours, pace, and who is called again. */
export function PlanPanel({ campaign: { week, callsAtOnce, mostTries, pauseMinutes } }: { campaign: Campaign }) {
  const strings = useStrings(campaignsStrings);
  const { count } = useFormats();
  const dayName = useDayNames();
  const pauseWords = usePauseWords();
  return (
    <Panel title={strings.plan}>
      <dl className={styles.facts}>
        <div>
          <dt>{strings.hours}</dt>
          <dd>
            {dayRuns(week).map(({ first, last, hours }) => (
              <span key={first} className={styles.fact}>
                {first === last ? dayName(first) : `${dayName(first)}–${dayName(last)}`}{' '}
                {hours.map(({ from, to }) => `${from}–${to}`).join(', ')}
              </span>
            ))}
            <small>{strings.hoursHint}</small>
          </dd>
        </div>
        <div>
          <dt>{strings.atOnce}</dt>
          <dd>{count(callsAtOnce)}</dd>
        </div>
        <div>
          <dt>{strings.mostTries}</dt>
          <dd>{count(mostTries)}</dd>
        </div>
        {RETRIED.map((outcome) => {
          const pause = pauseMinutes[outcome];
          return (
            <div key={outcome}>
              <dt>{strings.afterOutcome[outcome]}</dt>
              <dd>{pause === null ? strings.notAgain : strings.againAfter(pauseWords(pause))}</dd>
            </div>
          );
        })}
      </dl>
    </Panel>
  );
}
