'use client';

import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Checkbox } from '../../components/checkbox.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useMay } from '../../trpc/access.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import styles from './calls.module.css';
import { callsStrings } from './strings.ts';

type CallView = inferRouterOutputs<AppRouter>['callView']['list'][number];

/** Shares views with everybody, takes them back, and deletes one's own. */
export function ViewsDialog({ views, onClose }: { views: readonly CallView[]; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(callsStrings);
  const may = useMay();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries(trpc.callView.list.queryFilter());
  const share = useMutation(trpc.callView.share.mutationOptions({ onSuccess }));
  const remove = useMutation(trpc.callView.delete.mutationOptions({ onSuccess }));
  const failed = [share, remove].find(({ isError }) => isError);
  const busy = share.isPending || remove.isPending;
  return (
    <Dialog title={strings.viewsTitle} closeLabel={strings.close} onClose={onClose}>
      {views.length === 0 ? <p>{strings.noViews}</p> : null}
      <ul className={styles.views}>
        {views.map(({ id, name, isShared, isOwn }) => (
          <li key={id}>
            <span className={styles.viewName}>{name}</span>
            <Checkbox
              label={strings.isShared}
              checked={isShared}
              disabled={busy || !may('callView.share')}
              onChecked={(checked) => share.mutate({ callViewId: id, isShared: checked })}
            />
            {isOwn ? (
              <IconButton
                icon="trash"
                label={strings.deleteView(name)}
                side="left"
                disabled={busy}
                onClick={() => remove.mutate({ callViewId: id })}
              />
            ) : (
              <span />
            )}
          </li>
        ))}
      </ul>
      {failed === undefined ? null : <p role="alert">{errorText(failed.error)}</p>}
    </Dialog>
  );
}
