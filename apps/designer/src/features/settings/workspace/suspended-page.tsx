'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useFormats } from '../../../formats/use-formats.ts';
import { useStrings } from '../../../language/use-strings.tsx';
import { IfMay, useAccess } from '../../../trpc/access.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import { chooseWorkspace } from '../../workspace/index.ts';
import styles from './closed-page.module.css';
import { signOut } from './sign-out.ts';
import { workspaceSettingsStrings } from './strings.ts';

/** In place of every page of a workspace that is closed: why, and the ways out. */
export function SuspendedPage() {
  const errorText = useErrorText();
  const strings = useStrings(workspaceSettingsStrings);
  const formats = useFormats();
  const trpc = useTRPC();
  const access = useAccess();
  const workspaces = useQuery(trpc.session.listWorkspaces.queryOptions());
  const restore = useMutation(trpc.workspace.restore.mutationOptions({ onSuccess: () => window.location.assign('/') }));
  if (access === null) return null;
  const eraseAt = access.suspension?.eraseAt ?? null;
  const others = (workspaces.data ?? []).filter(({ isSuspended }) => !isSuspended);
  const actions = (
    <div className={styles.actions}>
      {eraseAt === null ? null : (
        <IfMay call="workspace.restore">
          <Button look="primary" disabled={restore.isPending} onClick={() => restore.mutate()}>
            {strings.restore}
          </Button>
        </IfMay>
      )}
      {others.map(({ workspaceId, name }) => (
        <Button key={workspaceId} onClick={() => chooseWorkspace(workspaceId)}>
          {name}
        </Button>
      ))}
      <Button onClick={() => void signOut()}>{strings.signOut}</Button>
      {restore.isError ? (
        <p role="alert" className={styles.problem}>
          {errorText(restore.error)}
        </p>
      ) : null}
    </div>
  );
  return (
    <main className={styles.page}>
      <EmptyState icon="stop" title={strings.suspendedTitle(access.workspaceName)} action={actions}>
        {eraseAt === null ? strings.suspendedText : strings.eraseText(formats.exact(eraseAt))}
      </EmptyState>
    </main>
  );
}
