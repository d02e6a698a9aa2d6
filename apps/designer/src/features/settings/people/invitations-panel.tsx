'use client';

import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { useFormats } from '../../../formats/use-formats.ts';
import { useNow } from '../../../formats/use-now.ts';
import { useStrings } from '../../../language/use-strings.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import { Panel, QueryState } from '../../workspace/index.ts';
import styles from '../settings.module.css';
import { ShownOnceDialog } from '../shown-once-dialog.tsx';
import { peopleStrings } from './strings.ts';

type Invitation = inferRouterOutputs<AppRouter>['invitation']['list'][number];

/** Who was asked and has not come yet. */
export function InvitationsPanel() {
  const errorText = useErrorText();
  const strings = useStrings(peopleStrings);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const invitations = useQuery(trpc.invitation.list.queryOptions());
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.invitation.pathKey() });
  const resend = useMutation(trpc.invitation.resend.mutationOptions({ onSuccess }));
  const revoke = useMutation(trpc.invitation.revoke.mutationOptions({ onSuccess }));
  const [email, setEmail] = useState('');
  const failed = [resend, revoke].find(({ isError }) => isError);
  return (
    <Panel title={strings.invitations} lead={strings.invitationsLead}>
      <QueryState query={invitations}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={styles.none}>{strings.noInvitations}</p>
          ) : (
            <ul className={styles.rows}>
              {rows.map((invitation) => (
                <InvitationRow
                  key={invitation.id}
                  invitation={invitation}
                  busy={resend.isPending || revoke.isPending}
                  onResend={() => {
                    setEmail(invitation.email);
                    resend.mutate({ invitationId: invitation.id });
                  }}
                  onRevoke={() => revoke.mutate({ invitationId: invitation.id })}
                />
              ))}
            </ul>
          )
        }
      </QueryState>
      {failed === undefined ? null : (
        <p role="alert" className={styles.problem}>
          {errorText(failed.error)}
        </p>
      )}
      {resend.data === undefined ? null : (
        <ShownOnceDialog
          text={resend.data.isMailed ? strings.mailed(email) : strings.notMailed(email)}
          secret={resend.data.link}
          onClose={resend.reset}
        />
      )}
    </Panel>
  );
}

interface InvitationRowProps {
  invitation: Invitation;
  busy: boolean;
  onResend: () => void;
  onRevoke: () => void;
}

function InvitationRow({ invitation, busy, onResend, onRevoke }: InvitationRowProps) {
  const strings = useStrings(peopleStrings);
  const formats = useFormats();
  const { email, role, invitedByName, expiresAt } = invitation;
  const isOver = expiresAt <= useNow() || invitedByName === null;
  return (
    <li className={styles.person}>
      <div className={styles.what}>
        <b>{email}</b>
        <span>{[strings.roles[role], ...(invitedByName === null ? [] : [strings.by(invitedByName)])].join(', ')}</span>
      </div>
      <span className={styles.how}>
        {isOver ? <Badge tone="warn">{strings.expired}</Badge> : strings.expires(formats.exact(expiresAt))}
      </span>
      <Button size="small" disabled={busy} aria-label={strings.newLinkFor(email)} onClick={onResend}>
        {strings.newLink}
      </Button>
      <Button size="small" disabled={busy} aria-label={strings.revokeFor(email)} onClick={onRevoke}>
        {strings.revoke}
      </Button>
    </li>
  );
}
