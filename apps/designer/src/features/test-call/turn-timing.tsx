import { useStrings } from '../../language/use-strings.tsx';
import styles from './conversation.module.css';
import { testCallStrings } from './strings.ts';
import type { TurnTiming } from './to-conversation.ts';

const PARTS = ['recogniserMs', 'decisionMs', 'modelMs', 'requestMs', 'voiceMs', 'transportMs'] as const;

/** Where the time went between the caller's last word and the answer. */
export function Timing({ timing }: { timing: TurnTiming }) {
  const text = useStrings(testCallStrings);
  const total = PARTS.reduce((sum, part) => sum + timing[part], 0);
  if (total === 0) return null;
  const shown = PARTS.filter((part) => timing[part] >= 1);
  return (
    <div className={styles.timing}>
      <div className={styles.timingBar} aria-hidden="true">
        {shown.map((part) => (
          <i key={part} data-part={part} style={{ flexGrow: timing[part] }} />
        ))}
      </div>
      <small>
        {text.timing(total)}: {shown.map((part) => `${text.timingParts[part]} ${Math.round(timing[part])}`).join(' · ')}
      </small>
    </div>
  );
}
