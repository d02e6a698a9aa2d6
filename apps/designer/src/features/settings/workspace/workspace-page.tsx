'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { IfMay, useAccess } from '../../../trpc/access.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { TimeZoneNote } from '../../analytics/index.ts';
import { Panel, QueryState } from '../../workspace/index.ts';
import { peopleStrings } from '../people/strings.ts';
import styles from '../settings.module.css';
import { CreateWorkspaceDialog } from './create-workspace-dialog.tsx';
import { DeleteWorkspaceDialog } from './delete-workspace-dialog.tsx';
import { RenameWorkspaceDialog } from './rename-workspace-dialog.tsx';
import { workspaceSettingsStrings } from './strings.ts';

/** What the workspace is called, and how it ends. */
export function WorkspacePage() {
  const strings = useStrings(workspaceSettingsStrings);
  const peopleWords = useStrings(peopleStrings);
  const trpc = useTRPC();
  const access = useAccess();
  const timeZone = useQuery(trpc.timeZone.get.queryOptions());
  const [open, setOpen] = useState<'rename' | 'create' | 'delete' | null>(null);
  const close = () => setOpen(null);
  if (access === null) return null;
  const { workspaceName: name, role } = access;
  const create = (
    <IfMay call="workspace.create">
      <Button onClick={() => setOpen('create')}>{strings.create}</Button>
    </IfMay>
  );
  return (
    <>
      <Panel title={strings.title} lead={strings.lead} action={create}>
        <dl className={styles.kept}>
          <div>
            <dt>{strings.name}</dt>
            <dd>
              {name}{' '}
              <IfMay call="workspace.rename">
                <Button look="plain" size="small" onClick={() => setOpen('rename')}>
                  {strings.rename}
                </Button>
              </IfMay>
            </dd>
          </div>
          <div>
            <dt>{strings.timeZone}</dt>
            <dd>
              <QueryState query={timeZone}>{(zone) => <TimeZoneNote {...zone} />}</QueryState>
            </dd>
          </div>
          <div>
            <dt>{strings.role}</dt>
            <dd>{peopleWords.roles[role]}</dd>
          </div>
        </dl>
      </Panel>
      <IfMay call="workspace.delete">
        <Panel
          title={strings.danger}
          lead={strings.dangerLead}
          action={<Button onClick={() => setOpen('delete')}>{strings.delete}</Button>}
        >
          {null}
        </Panel>
      </IfMay>
      {open === 'rename' ? <RenameWorkspaceDialog name={name} onClose={close} /> : null}
      {open === 'create' ? <CreateWorkspaceDialog onClose={close} /> : null}
      {open === 'delete' ? <DeleteWorkspaceDialog name={name} onClose={close} /> : null}
    </>
  );
}
