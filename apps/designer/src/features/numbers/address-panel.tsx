'use client';

import { useQuery } from '@tanstack/react-query';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { Panel, QueryState } from '../workspace/index.ts';
import styles from './numbers.module.css';
import { numberStrings } from './strings.ts';

/** The two lines that give a laptop an address: a tunnel to the voice server, and a start that knows it. */
const TUNNEL = 'cloudflared tunnel --url http://127.0.0.1:3100\nPUBLIC_URL=https://… npm start';

/** Does Twilio reach this installation, and if not, what to do. */
export function AddressPanel() {
  const strings = useStrings(numberStrings);
  const trpc = useTRPC();
  const checked = useQuery(trpc.phoneNumber.getPublicAddress.queryOptions(undefined, { staleTime: 60_000 }));
  const again = (
    <Button disabled={checked.isFetching} onClick={() => void checked.refetch()}>
      {strings.retry}
    </Button>
  );
  return (
    <Panel title={strings.address} lead={strings.addressLead} action={again}>
      <QueryState query={checked}>
        {({ address, outcome }) => (
          <div className={styles.foot}>
            <p>
              <Badge tone={outcome === 'reachable' ? 'good' : outcome === 'notSet' ? 'neutral' : 'warn'}>
                {address ?? 'PUBLIC_URL'}
              </Badge>{' '}
              {strings.outcomes[outcome]}
            </p>
            {outcome === 'reachable' || outcome === 'notAsked' ? null : (
              <>
                <p>{strings.tunnel}</p>
                <pre className={styles.code}>{TUNNEL}</pre>
              </>
            )}
          </div>
        )}
      </QueryState>
    </Panel>
  );
}
