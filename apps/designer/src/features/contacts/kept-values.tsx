import { useStrings } from '../../language/use-strings.tsx';
import type { Contact } from './contact.ts';
import styles from './contacts.module.css';
import { contactsStrings } from './strings.ts';

/** Everything that a call begins with, by name. */
export function KeptValues({ contact }: { contact: Contact }) {
  const strings = useStrings(contactsStrings);
  const { name, language, agreed, values } = contact;
  const rows = [
    [strings.name, name],
    [strings.language, language],
    [strings.agreed, agreed],
    ...Object.entries(values).map(([key, value]) => [key, String(value)] as const),
  ] as const;
  return (
    <dl className={styles.facts}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={value === '' ? styles.unknown : undefined}>{value === '' ? strings.notSaid : value}</dd>
        </div>
      ))}
    </dl>
  );
}
