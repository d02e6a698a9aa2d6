'use client';

import { IfMay } from '../../../trpc/access.tsx';
import { InvitationsPanel } from './invitations-panel.tsx';
import { MembersPanel } from './members-panel.tsx';

/** Who works here, and who was asked to. */
export function MembersPage() {
  return (
    <>
      <MembersPanel />
      <IfMay call="invitation.list">
        <InvitationsPanel />
      </IfMay>
    </>
  );
}
