import { Icon } from '../../../components/icons/icon.tsx';
import { useFormats } from '../../../formats/use-formats.ts';
import { useStrings } from '../../../language/use-strings.tsx';
import styles from './accounts.module.css';
import { accountStrings } from './strings.ts';
import type { Tried } from './vendors.ts';

/** How a try went, for each thing that the account would be used for, in words. */
export function TryResults({ tried: { parts } }: { tried: Tried }) {
  const strings = useStrings(accountStrings);
  const formats = useFormats();
  if (parts.length === 0) return <p className={styles.bad}>{strings.notTried}</p>;
  return (
    <ul className={styles.results}>
      {parts.map(({ part, outcome, ms }) => {
        const works = outcome === 'works';
        return (
          <li key={part} className={works ? styles.good : styles.bad}>
            <Icon name={works ? 'check' : 'warning'} size={13} />
            <span>
              <b>{strings.tried[part]}</b> {strings.outcomes[outcome]}
              {works ? ` (${formats.wait(ms)})` : null}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
