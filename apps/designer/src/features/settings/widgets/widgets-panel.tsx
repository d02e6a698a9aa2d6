'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { ButtonLink } from '../../../components/button-link.tsx';
import { classNames } from '../../../components/class-names.ts';
import { IconButton } from '../../../components/icon-button.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { IfMay } from '../../../trpc/access.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { releaseStrings } from '../../releases/index.ts';
import { ConfirmDialog, Panel, QueryState } from '../../workspace/index.ts';
import settings from '../settings.module.css';
import { widgetStrings } from './strings.ts';
import { TagDialog } from './tag-dialog.tsx';
import { WidgetDialog } from './widget-dialog.tsx';
import type { Widget } from './widget-fields.ts';
import styles from './widgets.module.css';

type Open = { dialog: 'create' } | { dialog: 'edit' | 'tag' | 'remove'; widget: Widget } | null;

/** The agents on a business's own web sites. */
export function WidgetsPanel() {
  const strings = useStrings(widgetStrings);
  const trpc = useTRPC();
  const widgets = useQuery(trpc.widget.list.queryOptions());
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const create = (
    <IfMay call="widget.create">
      <Button onClick={() => setOpen({ dialog: 'create' })}>{strings.create}</Button>
    </IfMay>
  );
  return (
    <Panel title={strings.title} lead={strings.lead} action={create}>
      <QueryState query={widgets}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={settings.none}>{strings.none}</p>
          ) : (
            <ul className={classNames(settings.rows, styles.rows)}>
              {rows.map((widget) => (
                <WidgetRow key={widget.id} widget={widget} onOpen={(dialog) => setOpen({ dialog, widget })} />
              ))}
            </ul>
          )
        }
      </QueryState>
      {open?.dialog === 'create' ? <WidgetDialog onClose={close} /> : null}
      {open?.dialog === 'edit' ? <WidgetDialog widget={open.widget} onClose={close} /> : null}
      {open?.dialog === 'tag' ? <TagDialog embed={open.widget.embed} onClose={close} /> : null}
      {open?.dialog === 'remove' ? <RemoveWidget widget={open.widget} onClose={close} /> : null}
    </Panel>
  );
}

function WidgetRow({ widget, onOpen }: { widget: Widget; onOpen: (dialog: 'edit' | 'tag' | 'remove') => void }) {
  const strings = useStrings(widgetStrings);
  const { environments } = useStrings(releaseStrings);
  const { id, name, origins, agent, enabled } = widget;
  return (
    <li className={styles.widget}>
      <div className={settings.what}>
        <b>{name}</b>
        <span>{origins.length === 0 ? strings.noOrigins : origins.join(', ')}</span>
      </div>
      <div>
        <Link href={`/agents/${agent.id}/flow`}>{agent.name}</Link>
        {agent.environment === 'live' ? null : <span> · {environments[agent.environment]}</span>}
      </div>
      <Badge tone={enabled ? 'good' : 'neutral'}>{enabled ? strings.on : strings.off}</Badge>
      <div className={styles.acts}>
        {enabled ? <ButtonLink href={`/widget-demo/${id}`}>{strings.tryIt}</ButtonLink> : null}
        <Button onClick={() => onOpen('tag')}>{strings.tag}</Button>
        <IfMay call="widget.update">
          <Button onClick={() => onOpen('edit')}>{strings.edit}</Button>
        </IfMay>
        <IfMay call="widget.remove">
          <IconButton icon="trash" side="left" label={strings.remove} onClick={() => onOpen('remove')} />
        </IfMay>
      </div>
    </li>
  );
}

function RemoveWidget({ widget: { id, name }, onClose }: { widget: Widget; onClose: () => void }) {
  const strings = useStrings(widgetStrings);
  const trpc = useTRPC();
  const remove = useMutation(
    trpc.widget.remove.mutationOptions({ onSuccess: useRefresh(trpc.widget.pathKey(), onClose) }),
  );
  return (
    <ConfirmDialog
      title={strings.removeTitle(name)}
      submitLabel={strings.remove}
      change={remove}
      onConfirm={() => remove.mutate({ widgetId: id })}
      onClose={onClose}
    >
      <p>{strings.removeText}</p>
    </ConfirmDialog>
  );
}
