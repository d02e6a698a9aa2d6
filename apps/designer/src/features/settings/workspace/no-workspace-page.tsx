'use client';

import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { chooseWorkspace } from '../../workspace/index.ts';
import styles from './closed-page.module.css';
import { signOut } from './sign-out.ts';
import { workspaceSettingsStrings } from './strings.ts';

/** For whoever is signed in and may see nothing: of the workspace they were in, or of any. */
export function NoWorkspacePage({ isLost }: { isLost: boolean }) {
  const strings = useStrings(workspaceSettingsStrings);
  return (
    <main className={styles.page}>
      <EmptyState
        icon="person"
        title={isLost ? strings.lostTitle : strings.noneTitle}
        action={
          isLost ? (
            <Button look="primary" onClick={() => chooseWorkspace(null)}>
              {strings.toOthers}
            </Button>
          ) : (
            <Button onClick={() => void signOut()}>{strings.signOut}</Button>
          )
        }
      >
        {isLost ? strings.lostText : strings.noneText}
      </EmptyState>
    </main>
  );
}
