'use client';

import { useStrings } from '../../language/use-strings.tsx';
import { Page, QueryState } from '../workspace/index.ts';
import { PasskeysPanel } from './passkeys-panel.tsx';
import { ProfilePanel } from './profile-panel.tsx';
import { SecondFactorPanel } from './second-factor-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import { accountStrings } from './strings.ts';
import { useAccount } from './use-account.ts';

/** What belongs to a person, in whichever workspace they are. */
export function AccountPage() {
  const strings = useStrings(accountStrings);
  const account = useAccount();
  return (
    <Page title={strings.title}>
      <QueryState query={account}>
        {(data) => (
          <>
            <ProfilePanel account={data} />
            <SecondFactorPanel account={data} />
            <PasskeysPanel account={data} />
            <SessionsPanel account={data} />
          </>
        )}
      </QueryState>
    </Page>
  );
}
