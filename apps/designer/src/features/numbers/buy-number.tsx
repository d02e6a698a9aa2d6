'use client';

import type { AppRouter, inferRouterInputs } from '@aybiza/api';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { countryOptions } from './country-options.ts';
import { formatPrice } from './format-price.ts';
import { NumberOptions } from './number-options.tsx';
import styles from './numbers.module.css';
import { numberStrings } from './strings.ts';
import { TwilioState } from './twilio-state.tsx';

type Purchase = inferRouterInputs<AppRouter>['phoneNumber']['buy'];
/** A number to buy, and what it costs. */
export interface Offer extends Pick<Purchase, 'e164' | 'country' | 'kind' | 'price'> {
  /** Nothing is paid for it. */
  readonly isPractice: boolean;
}

const KINDS = ['local', 'mobile', 'tollFree'] as const;

/** Looks for a number to buy. */
export function BuyNumber({ chosen, onChoose }: { chosen: Offer | null; onChoose: (offer: Offer | null) => void }) {
  const strings = useStrings(numberStrings);
  const formats = useFormats();
  const trpc = useTRPC();
  const [wanted, setWanted] = useState<Pick<Offer, 'country' | 'kind'>>({ country: 'GB', kind: 'local' });
  const [contains, setContains] = useState('');
  const digits = contains.replaceAll(/\D/g, '').slice(0, 12);
  const found = useQuery(trpc.phoneNumber.listAvailable.queryOptions({ ...wanted, contains: digits }));
  const want = (changes: Partial<typeof wanted>) => {
    setWanted({ ...wanted, ...changes });
    onChoose(null);
  };
  return (
    <div className={styles.choice}>
      <div className={styles.search}>
        <Select
          label={strings.country}
          value={wanted.country}
          options={countryOptions(formats)}
          onValue={(country) => want({ country })}
        />
        <Select
          label={strings.kind}
          value={wanted.kind}
          options={KINDS.map((value) => ({ value, label: strings.kinds[value] }))}
          onValue={(kind) => want({ kind })}
        />
        <TextField label={strings.contains} value={contains} inputMode="numeric" onValue={setContains} />
      </div>
      <TwilioState query={found}>
        {({ numbers, price, isPractice }) => (
          <div className={styles.choice}>
            {isPractice ? <p className={styles.hint}>{strings.practiceStock}</p> : null}
            {numbers.length === 0 ? <p className={styles.hint}>{strings.nothingFound}</p> : null}
            {price === null && numbers.length > 0 ? <p className={styles.hint}>{strings.noPrice}</p> : null}
            <NumberOptions
              options={numbers.map(({ e164, place, needsAddress }) => ({
                e164,
                note: needsAddress
                  ? strings.needsAddress
                  : [place, price === null ? '' : strings.perMonth(formatPrice(price, formats))]
                      .filter((part) => part !== '')
                      .join(' · '),
                isFree: price !== null && !needsAddress,
              }))}
              value={chosen?.e164 ?? ''}
              onValue={(e164) => onChoose(price === null ? null : { ...wanted, e164, price, isPractice })}
            />
          </div>
        )}
      </TwilioState>
    </div>
  );
}
