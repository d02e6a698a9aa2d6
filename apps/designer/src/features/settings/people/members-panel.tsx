'use client';

import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { Select } from '../../../components/select.tsx';
import { Moment } from '../../../formats/moment.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useAccess, useMay } from '../../../trpc/access.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import { ConfirmDialog, Panel, QueryState } from '../../workspace/index.ts';
import styles from '../settings.module.css';
import { InviteButton } from './invite-button.tsx';
import { ROLES, type Role } from './roles.ts';
import { peopleStrings } from './strings.ts';

type Member = inferRouterOutputs<AppRouter>['member']['list'][number];

type Open = { dialog: 'remove' | 'leave'; member: Member } | { dialog: 'lower'; role: Role; member: Member } | null;

/** Everybody here; owners change roles and take people out, everybody may leave. */
export function MembersPanel() {
  const errorText = useErrorText();
  const strings = useStrings(peopleStrings);
  const trpc = useTRPC();
  const members = useQuery(trpc.member.list.queryOptions());
  const { setRole } = useMemberChanges();
  const [open, setOpen] = useState<Open>(null);
  const choose = (member: Member, role: Role) => {
    if (member.isYou) setOpen({ dialog: 'lower', role, member });
    else setRole.mutate({ memberId: member.userId, role });
  };
  const close = () => setOpen(null);
  return (
    <Panel title={strings.members} lead={strings.membersLead} action={<InviteButton />}>
      <QueryState query={members}>
        {(rows) => (
          <ul className={styles.rows}>
            {rows.map((member) => (
              <MemberRow
                key={member.userId}
                member={member}
                busy={setRole.isPending}
                onRole={(role) => choose(member, role)}
                onOut={() => setOpen({ dialog: member.isYou ? 'leave' : 'remove', member })}
              />
            ))}
          </ul>
        )}
      </QueryState>
      {setRole.isError ? (
        <p role="alert" className={styles.problem}>
          {errorText(setRole.error)}
        </p>
      ) : null}
      <RoleNotes />
      {open?.dialog === 'remove' ? <RemoveDialog member={open.member} onClose={close} /> : null}
      {open?.dialog === 'leave' ? <LeaveDialog onClose={close} /> : null}
      {open?.dialog === 'lower' ? <LowerDialog {...open} onClose={close} /> : null}
    </Panel>
  );
}

interface MemberRowProps {
  member: Member;
  busy: boolean;
  onRole: (role: Role) => void;
  onOut: () => void;
}

function MemberRow({ member, busy, onRole, onOut }: MemberRowProps) {
  const strings = useStrings(peopleStrings);
  const may = useMay();
  const { name, email, role, createdAt, isYou } = member;
  return (
    <li className={styles.person}>
      <div className={styles.what}>
        <b>
          {name} {isYou ? <Badge>{strings.you}</Badge> : null}
        </b>
        <span>{email}</span>
      </div>
      <span className={styles.how}>
        {strings.joined} <Moment at={createdAt} />
      </span>
      {may('member.setRole') ? (
        <Select
          label={strings.roleOf(name)}
          hideLabel
          value={role}
          disabled={busy}
          options={ROLES.map((value) => ({ value, label: strings.roles[value] }))}
          onValue={onRole}
        />
      ) : (
        <Badge>{strings.roles[role]}</Badge>
      )}
      {isYou || may('member.remove') ? (
        <Button size="small" aria-label={isYou ? undefined : strings.removeFor(name)} onClick={onOut}>
          {isYou ? strings.leave : strings.remove}
        </Button>
      ) : (
        <span />
      )}
    </li>
  );
}

function RoleNotes() {
  const strings = useStrings(peopleStrings);
  return (
    <dl className={styles.notes}>
      {ROLES.map((role) => (
        <div key={role}>
          <dt>{strings.roles[role]}</dt>
          <dd>{strings.rolesText[role]}</dd>
        </div>
      ))}
    </dl>
  );
}

function useMemberChanges(onDone: () => void = () => undefined) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = async () => {
    // What one may do oneself may be different now.
    await queryClient.invalidateQueries({ queryKey: trpc.session.getAccess.queryKey() });
    await queryClient.invalidateQueries({ queryKey: trpc.member.pathKey() });
    onDone();
  };
  return {
    setRole: useMutation(trpc.member.setRole.mutationOptions({ onSuccess })),
    remove: useMutation(trpc.member.remove.mutationOptions({ onSuccess })),
  };
}

function RemoveDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const strings = useStrings(peopleStrings);
  const { remove } = useMemberChanges(onClose);
  return (
    <ConfirmDialog
      title={strings.removeTitle(member.name)}
      submitLabel={strings.remove}
      change={remove}
      onConfirm={() => remove.mutate({ memberId: member.userId })}
      onClose={onClose}
    >
      <p>{strings.removeText}</p>
    </ConfirmDialog>
  );
}

function LowerDialog({ member, role, onClose }: { member: Member; role: Role; onClose: () => void }) {
  const strings = useStrings(peopleStrings);
  const { setRole } = useMemberChanges(onClose);
  return (
    <ConfirmDialog
      title={strings.loweredTitle}
      submitLabel={strings.giveUp}
      change={setRole}
      onConfirm={() => setRole.mutate({ memberId: member.userId, role })}
      onClose={onClose}
    >
      <p>{strings.loweredText}</p>
    </ConfirmDialog>
  );
}

function LeaveDialog({ onClose }: { onClose: () => void }) {
  const strings = useStrings(peopleStrings);
  const trpc = useTRPC();
  const workspaceName = useAccess()?.workspaceName ?? '';
  const leave = useMutation(
    // A whole new page, so that nothing of the workspace stays in memory.
    trpc.member.leave.mutationOptions({ onSuccess: () => window.location.assign('/') }),
  );
  return (
    <ConfirmDialog
      title={strings.leaveTitle(workspaceName)}
      submitLabel={strings.leave}
      change={leave}
      onConfirm={() => leave.mutate({ workspaceName })}
      onClose={onClose}
    >
      <p>{strings.leaveText}</p>
    </ConfirmDialog>
  );
}
