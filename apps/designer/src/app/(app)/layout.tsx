import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { NoWorkspacePage, SuspendedPage } from '../../features/settings/index.ts';
import { WorkspaceFrame } from '../../features/workspace/index.ts';
import { AccessProvider } from '../../trpc/access.tsx';
import { getApi } from '../../trpc/server.ts';

export default async function AppLayout({ children }: { children: ReactNode }) {
  // A courtesy: what a page shows is authorised where it is asked for.
  const found = await getApi().findAccess(await headers());
  switch (found.status) {
    case 'signedOut':
      return redirect('/sign-in');
    case 'lost':
    case 'nowhere':
      return <NoWorkspacePage isLost={found.status === 'lost'} />;
    case 'found': {
      const { person, access } = found;
      return (
        <AccessProvider access={access}>
          {access.suspension === null ? <WorkspaceFrame person={person}>{children}</WorkspaceFrame> : <SuspendedPage />}
        </AccessProvider>
      );
    }
  }
}
