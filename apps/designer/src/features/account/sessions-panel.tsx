'use client';

import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { postAuth } from '../sign-in/index.ts';
import { Panel } from '../workspace/index.ts';
import styles from './account.module.css';
import { describeBrowser } from './describe-browser.ts';
import { accountStrings } from './strings.ts';
import { type Account, useChange } from './use-account.ts';

/** Where somebody is signed in. */
export function SessionsPanel({ account: { sessions } }: { account: Account }) {
  const strings = useStrings(accountStrings);
  const change = useChange();
  const endAll = (
    <Button disabled={change.working} onClick={() => void change.run(() => postAuth('/account/end-other-sessions'))}>
      {strings.endOthers}
    </Button>
  );
  return (
    <Panel title={strings.sessions} lead={strings.sessionsLead} action={sessions.length > 1 ? endAll : undefined}>
      {change.problem === undefined ? null : (
        <p role="alert" className={styles.none}>
          {change.problem}
        </p>
      )}
      <ul className={styles.rows}>
        {sessions.map(({ id, isCurrent, userAgent, address, lastUsedAt, createdAt }) => (
          <li key={id}>
            <div className={styles.what}>
              <b>{describeBrowser(userAgent ?? '', strings)}</b>
              <span>
                {address === null ? null : `${address} · `}
                {strings.since} <Moment at={createdAt} />
                {' · '}
                {strings.lastUsed} <Moment at={lastUsedAt} />
              </span>
            </div>
            {isCurrent ? (
              <Badge>{strings.thisOne}</Badge>
            ) : (
              <Button
                size="small"
                disabled={change.working}
                onClick={() => void change.run(() => postAuth('/account/end-session', { id }))}
              >
                {strings.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
