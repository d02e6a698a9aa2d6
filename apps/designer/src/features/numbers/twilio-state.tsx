'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useStrings } from '../../language/use-strings.tsx';
import { errorCode } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { QueryState } from '../workspace/index.ts';
import styles from './numbers.module.css';
import { numberStrings } from './strings.ts';

/** What was asked of Twilio; without an account, where one is connected. */
export function TwilioState<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data, unknown>;
  children: (data: Data) => ReactNode;
}) {
  const errorText = useErrorText();
  const strings = useStrings(numberStrings);
  if (query.isError && errorCode(query.error) === 'NO_TELEPHONE_ACCOUNT')
    return (
      <div className={styles.notice}>
        <p>{errorText(query.error)}</p>
        <Link href="/settings/providers">{strings.toProviders}</Link>
      </div>
    );
  return <QueryState query={query}>{children}</QueryState>;
}
