import Link from 'next/link';
import { Select } from '../../components/select.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './campaigns.module.css';
import { campaignsStrings } from './strings.ts';

interface WhoCallsFieldsProps {
  /** Agents that can call somebody; undefined while they are asked for. */
  callers: readonly { readonly id: string; readonly name: string }[] | undefined;
  numbers: readonly { readonly e164: string; readonly label: string }[] | undefined;
  chosen: { readonly agent: string; readonly from: string };
  onAgent: (agent: string) => void;
  onFrom: (e164: string) => void;
}

/** Which agent calls, and from which number; where there is none, how to come to one. */
export function WhoCallsFields({ callers, numbers, chosen, onAgent, onFrom }: WhoCallsFieldsProps) {
  const strings = useStrings(campaignsStrings);
  return (
    <>
      {callers?.length === 0 ? (
        <p className={styles.missing}>
          {strings.noAgents} <Link href="/">{strings.toAgents}</Link>
        </p>
      ) : (
        <Select
          label={strings.agent}
          value={chosen.agent}
          disabled={callers === undefined}
          options={(callers ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onValue={onAgent}
        />
      )}
      {numbers?.length === 0 ? (
        <p className={styles.missing}>
          {strings.noNumbers} <Link href="/numbers">{strings.toNumbers}</Link>
        </p>
      ) : (
        <Select
          label={strings.from}
          value={chosen.from}
          disabled={numbers === undefined}
          options={(numbers ?? []).map(({ e164, label }) => ({
            value: e164,
            label: label === '' ? e164 : `${e164} · ${label}`,
          }))}
          onValue={onFrom}
        />
      )}
    </>
  );
}
