import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { WorkspaceFrame } from '../../features/workspace/index.ts';
import { getApi } from '../../trpc/server.ts';

export default async function AppLayout({ children }: { children: ReactNode }) {
  // A courtesy: what a page shows is authorised where it is asked for.
  const person = await getApi().getSession(await headers());
  if (person === null) redirect('/sign-in');
  return <WorkspaceFrame person={{ name: person.name, email: person.email }}>{children}</WorkspaceFrame>;
}
