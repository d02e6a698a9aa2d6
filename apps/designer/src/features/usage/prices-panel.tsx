import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { Panel, QueryState } from '../workspace/index.ts';
import { CurrencyDialog } from './currency-dialog.tsx';
import { PriceDialog } from './price-dialog.tsx';
import { usageStrings } from './strings.ts';
import styles from './usage.module.css';
import type { Prices } from './usage.ts';

/** What usage is reckoned with. */
export function PricesPanel() {
  const strings = useStrings(usageStrings).prices;
  const trpc = useTRPC();
  const prices = useQuery(trpc.usage.listPrices.queryOptions());
  const [isOpen, open] = useState<'price' | 'currency' | null>(null);
  const isUnknown = prices.data === undefined;
  const actions = (
    <div className={styles.actions}>
      <IfMay call="usage.setCurrency">
        <Button disabled={isUnknown} onClick={() => open('currency')}>
          {strings.currency}
        </Button>
      </IfMay>
      <IfMay call="usage.setPrice">
        <Button disabled={isUnknown} onClick={() => open('price')}>
          {strings.add}
        </Button>
      </IfMay>
    </div>
  );
  return (
    <Panel id="prices" title={strings.title} lead={strings.about} action={actions}>
      <QueryState query={prices}>
        {(known) => (
          <>
            <OwnPrices prices={known} />
            <ListPrices prices={known} />
          </>
        )}
      </QueryState>
      {isOpen === 'price' && prices.data !== undefined ? (
        <PriceDialog currency={prices.data.currency} onClose={() => open(null)} />
      ) : null}
      {isOpen === 'currency' && prices.data !== undefined ? (
        <CurrencyDialog prices={prices.data} onClose={() => open(null)} />
      ) : null}
    </Panel>
  );
}

function OwnPrices({ prices: { own, currency } }: { prices: Prices }) {
  const errorText = useErrorText();
  const strings = useStrings(usageStrings).prices;
  const formats = useFormats();
  const { units, per } = useStrings(usageStrings);
  const trpc = useTRPC();
  const remove = useMutation(trpc.usage.removePrice.mutationOptions({ onSuccess: useRefresh(trpc.usage.pathKey()) }));
  if (own.length === 0) return <p className={styles.inside}>{strings.noOwn}</p>;
  return (
    <>
      <h3 className={styles.inside}>{strings.own}</h3>
      <DataTable bare label={strings.own}>
        <thead>
          <tr>
            {strings.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {own.map(({ priceId, unit, source, micros, validFrom }) => (
            <tr key={priceId}>
              <td>{units[unit]}</td>
              <td className={styles.source}>{source === '' ? strings.any : source}</td>
              <td>{strings.price(formats.money(micros, currency), per[unit])}</td>
              <td>{validFrom}</td>
              <td>
                <IfMay call="usage.removePrice">
                  <IconButton
                    icon="trash"
                    label={strings.remove(units[unit])}
                    disabled={remove.isPending}
                    onClick={() => remove.mutate({ priceId })}
                  />
                </IfMay>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {remove.isError ? (
        <p role="alert" className={styles.inside}>
          {errorText(remove.error)}
        </p>
      ) : null}
    </>
  );
}

function ListPrices({ prices: { list, currency, dollarMicros } }: { prices: Prices }) {
  const strings = useStrings(usageStrings).prices;
  const formats = useFormats();
  const { units, per } = useStrings(usageStrings);
  const rate =
    currency === 'USD' && dollarMicros === 1_000_000 ? '' : strings.rate(formats.money(dollarMicros, currency));
  return (
    <details className={styles.list}>
      <summary>{strings.list}</summary>
      <p>{strings.listAbout(rate)}</p>
      <DataTable label={strings.list}>
        <thead>
          <tr>
            {strings.listColumns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.map(({ unit, source, micros, vendor, page, noted, validFrom }) => (
            <tr key={`${unit} ${source} ${validFrom}`}>
              <td>
                <a href={page} target="_blank" rel="noreferrer">
                  {vendor}
                </a>
              </td>
              <td>{units[unit]}</td>
              <td className={styles.source}>{source}</td>
              <td>{strings.price(formats.money(micros, 'USD'), per[unit])}</td>
              <td>{noted}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </details>
  );
}
