'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu } from '../../components/menu.tsx';
import { Toast, ToastStack } from '../../components/toast.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { workspaceStrings as strings } from './strings.ts';

const WORKSPACE_COOKIE = 'aybiza_workspace';
const A_YEAR_S = 365 * 24 * 3_600;

/** The person's workspaces, and the way out. */
export function AccountMenu() {
  const trpc = useTRPC();
  const workspaces = useQuery(trpc.session.listWorkspaces.queryOptions());
  const others = workspaces.data ?? [];
  const [failed, setFailed] = useState(false);
  const leave = async () => {
    const left = await signOut();
    setFailed(!left);
    if (left) window.location.assign('/sign-in');
  };
  const items = [
    ...(others.length > 1 ? others : []).map(({ workspaceId, name }) => ({
      id: workspaceId,
      label: name,
      onChoose: () => enterWorkspace(workspaceId),
    })),
    { id: 'sign-out', label: strings.signOut, separated: others.length > 1, onChoose: () => void leave() },
  ];
  return (
    <>
      <Menu
        items={items}
        trigger={(props) => <IconButton icon="more" side="top" label={strings.account} {...props} />}
      />
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

function enterWorkspace(workspaceId: string): void {
  // Read by the server at each request, which checks that this person is a member.
  // biome-ignore lint/suspicious/noDocumentCookie: CookieStore is not in every browser people use
  document.cookie = `${WORKSPACE_COOKIE}=${workspaceId}; Path=/; Max-Age=${A_YEAR_S}; SameSite=Lax`;
  window.location.assign('/');
}

async function signOut(): Promise<boolean> {
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
  const answer = await fetch('/api/auth/sign-out', request).catch(() => undefined); // no network: still signed in
  return answer?.ok === true;
}
