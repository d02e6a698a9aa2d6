'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu } from '../../components/menu.tsx';
import { Toast, ToastStack } from '../../components/toast.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { createUnsavedStore, useFindPerson } from '../unsaved-edits/index.ts';
import { askAuth } from './ask-auth.ts';
import { chooseWorkspace } from './choose-workspace.ts';
import { FormDialog } from './form-dialog.tsx';
import { workspaceStrings } from './strings.ts';

const UNSAVED = createUnsavedStore();

/** The person's workspaces, and the way out. */
export function AccountMenu() {
  const strings = useStrings(workspaceStrings);
  const trpc = useTRPC();
  const router = useRouter();
  const workspaces = useQuery(trpc.session.listWorkspaces.queryOptions());
  const others = workspaces.data ?? [];
  const [failed, setFailed] = useState(false);
  const [flowsUnsaved, setFlowsUnsaved] = useState(0);
  const findPerson = useFindPerson();
  const leave = async () => {
    const person = await findPerson().catch(() => null);
    const left = await askAuth('/sign-out');
    setFailed(!left);
    if (!left) return;
    // Nothing of somebody who has left stays in the browser; a browser that keeps nothing has nothing to forget.
    if (person !== null) await UNSAVED.clear(person).catch(() => undefined);
    window.location.assign('/sign-in');
  };
  const askToLeave = async () => {
    const person = await findPerson().catch(() => null);
    const flows = person === null ? 0 : await UNSAVED.count(person).catch(() => 0);
    if (flows === 0) await leave();
    else setFlowsUnsaved(flows);
  };
  const items = [
    ...(others.length > 1 ? others : []).map(({ workspaceId, name, isSuspended }) => ({
      id: workspaceId,
      label: isSuspended ? strings.closedWorkspace(name) : name,
      onChoose: () => chooseWorkspace(workspaceId),
    })),
    {
      id: 'account',
      label: strings.yourAccount,
      separated: others.length > 1,
      onChoose: () => router.push('/account'),
    },
    { id: 'sign-out', label: strings.signOut, onChoose: () => void askToLeave() },
  ];
  return (
    <>
      <Menu
        items={items}
        trigger={(props) => <IconButton icon="more" side="top" label={strings.account} {...props} />}
      />
      {flowsUnsaved === 0 ? null : (
        <FormDialog
          title={strings.unsavedTitle}
          submitLabel={strings.signOutAnyway}
          danger
          busy={false}
          problem={failed ? strings.signOutFailed : undefined}
          onSubmit={(event) => {
            event.preventDefault();
            void leave();
          }}
          onClose={() => setFlowsUnsaved(0)}
        >
          <p>{strings.unsaved(flowsUnsaved)}</p>
        </FormDialog>
      )}
      <ToastStack>
        {failed ? (
          <Toast tone="bad" closeLabel={strings.close} onClose={() => setFailed(false)}>
            {strings.signOutFailed}
          </Toast>
        ) : null}
      </ToastStack>
    </>
  );
}
