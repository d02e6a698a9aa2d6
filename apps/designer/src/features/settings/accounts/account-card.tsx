'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef } from 'react';
import { Badge, type BadgeProps } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import type { WordsOf } from '../../../language/strings.ts';
import { useStrings } from '../../../language/use-strings.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import styles from './accounts.module.css';
import { accountStrings } from './strings.ts';
import { TryResults } from './try-results.tsx';
import { type Account, type Providers, VENDORS, type Vendor } from './vendors.ts';

interface AccountCardProps {
  vendor: Vendor;
  account: Account | undefined;
  installation: Providers['installation'];
  /** Why calls do not use it, or not all of it. */
  outside: string | undefined;
  /** It was just saved: whoever did so wants to know whether it works. */
  tryAtOnce: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

type Words = WordsOf<typeof accountStrings>;
type Status = keyof Words['status'];
const TONES: Readonly<Record<Status, NonNullable<BadgeProps['tone']>>> = {
  own: 'good',
  installation: 'neutral',
  practice: 'warn',
  none: 'neutral',
};

/** One vendor: whose account is used, what is known of it, and what can be done about it. */
export function AccountCard(props: AccountCardProps) {
  const errorText = useErrorText();
  const strings = useStrings(accountStrings);
  const { vendor, account, installation, outside, tryAtOnce, onEdit, onRemove } = props;
  const trpc = useTRPC();
  const titleId = useId();
  const trial = useMutation(trpc.provider.tryAccount.mutationOptions());
  const hasTried = useRef(false);
  const { mutate } = trial;
  useEffect(() => {
    if (!tryAtOnce || hasTried.current || account === undefined) return;
    hasTried.current = true;
    mutate({ vendor });
  }, [tryAtOnce, account, vendor, mutate]);
  const { name, use } = strings.vendors[vendor];
  const status = statusOf(account, VENDORS[vendor].part, installation);
  return (
    <li className={styles.card} aria-labelledby={titleId}>
      <div className={styles.cardHead}>
        <h3 id={titleId}>{name}</h3>
        <Badge tone={TONES[status]}>{strings.status[status]}</Badge>
      </div>
      <p className={styles.use}>{use}</p>
      {account === undefined ? (
        <p className={styles.facts}>{explain(vendor, status, strings)}</p>
      ) : (
        <Facts account={account} />
      )}
      <div aria-live="polite">
        {outside === undefined ? null : <p className={styles.bad}>{outside}</p>}
        {trial.isSuccess ? <TryResults tried={trial.data} /> : null}
        {trial.isError ? <p className={styles.bad}>{errorText(trial.error)}</p> : null}
      </div>
      <div className={styles.actions}>
        {account === undefined ? (
          <Button size="small" aria-label={strings.about(strings.setUp, name)} onClick={onEdit}>
            {strings.setUp}
          </Button>
        ) : (
          <>
            <Button
              size="small"
              aria-label={strings.about(strings.tryIt, name)}
              disabled={trial.isPending}
              onClick={() => mutate({ vendor })}
            >
              {trial.isPending ? strings.trying : strings.tryIt}
            </Button>
            <Button size="small" aria-label={strings.about(strings.change, name)} onClick={onEdit}>
              {strings.change}
            </Button>
            <Button size="small" look="plain" aria-label={strings.about(strings.remove, name)} onClick={onRemove}>
              {strings.remove}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}

function statusOf(
  account: Account | undefined,
  part: (typeof VENDORS)[Vendor]['part'],
  installation: Providers['installation'],
): Status {
  if (account !== undefined) return 'own';
  if (part === null) return 'none';
  const { [part]: installed } = installation;
  if (installed === 'none') return 'none';
  return installed === 'real' ? 'installation' : 'practice';
}

function explain(vendor: Vendor, status: Status, strings: Words): string {
  if (vendor === 'mail' && status !== 'installation') return strings.mail[status === 'practice' ? 'practice' : 'none'];
  switch (status) {
    case 'practice':
      return strings.usePractice;
    case 'installation':
      return strings.useInstallation;
    default:
      return strings.useNone;
  }
}

function Facts({ account: { vendor, settings, hasSecret, secretEnding } }: { account: Account }) {
  const strings = useStrings(accountStrings);
  const known = VENDORS[vendor].shown.flatMap((name) => settings[name] ?? []);
  const key = secretEnding === '' ? strings.keyStored : strings.endsIn(secretEnding);
  return (
    <p className={styles.facts}>
      {known.map((fact) => (
        <code key={fact}>{fact}</code>
      ))}
      <span>{hasSecret ? key : strings.noKey}</span>
    </p>
  );
}
