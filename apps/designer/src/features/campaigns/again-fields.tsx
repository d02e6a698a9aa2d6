import { Select } from '../../components/select.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './campaigns.module.css';
import { type Pauses, RETRIED } from './plan-form.ts';
import { campaignsStrings } from './strings.ts';
import { usePauseWords } from './use-pause-words.ts';

/** Minutes that can be chosen; the API takes others as well. */
const PAUSES = [15, 30, 60, 120, 240, 1_440, 2_880];
const NEVER = 'never';

interface AgainFieldsProps {
  pauses: Pauses;
  onPauses: (pauses: Pauses) => void;
}

/** After which outcome somebody is called again, and how much later. */
export function AgainFields({ pauses, onPauses }: AgainFieldsProps) {
  const strings = useStrings(campaignsStrings);
  const pauseWords = usePauseWords();
  return (
    <details className={styles.again}>
      <summary>{strings.again}</summary>
      <div className={styles.againFields}>
        {RETRIED.map((outcome) => {
          const kept = pauses[outcome];
          const offered = [...new Set([...PAUSES, ...(kept === null ? [] : [kept])])].toSorted(
            (one, other) => one - other,
          );
          return (
            <Select
              key={outcome}
              label={strings.afterOutcome[outcome]}
              {...(outcome === 'machine' ? { hint: strings.machineHint } : {})}
              value={kept === null ? NEVER : String(kept)}
              options={[
                { value: NEVER, label: strings.notAgain },
                ...offered.map((minutes) => ({
                  value: String(minutes),
                  label: strings.againAfter(pauseWords(minutes)),
                })),
              ]}
              onValue={(value) => onPauses({ ...pauses, [outcome]: value === NEVER ? null : Number(value) })}
            />
          );
        })}
      </div>
    </details>
  );
}
