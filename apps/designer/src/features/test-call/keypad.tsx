import { useStrings } from '../../language/use-strings.tsx';
import { testCallStrings } from './strings.ts';
import styles from './test-call-panel.module.css';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** The keys of a telephone. */
export function Keypad({ onPress }: { onPress: (key: string) => void }) {
  const strings = useStrings(testCallStrings);
  return (
    <div className={styles.keypad}>
      {KEYS.map((key) => (
        <button key={key} type="button" aria-label={strings.key(key)} onClick={() => onPress(key)}>
          {key}
        </button>
      ))}
    </div>
  );
}
