import { useId } from 'react';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './numbers.module.css';
import { numberStrings } from './strings.ts';

interface NumberOptionsProps {
  options: readonly { readonly e164: string; readonly note: string; readonly isFree: boolean }[];
  value: string;
  onValue: (e164: string) => void;
}

/** One of several numbers, in a list that scrolls; arrows walk along it. */
export function NumberOptions({ options, value, onValue }: NumberOptionsProps) {
  const strings = useStrings(numberStrings);
  const name = useId();
  if (options.length === 0) return null;
  return (
    <fieldset className={styles.options}>
      <legend>{strings.choose}</legend>
      {options.map(({ e164, note, isFree }) => (
        <label key={e164}>
          <input
            type="radio"
            name={name}
            value={e164}
            checked={value === e164}
            disabled={!isFree}
            onChange={() => onValue(e164)}
          />
          <b>{e164}</b>
          <span>{note}</span>
        </label>
      ))}
    </fieldset>
  );
}
