'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Menu, type MenuItem } from '../../components/menu.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { type CallFilters, readFilters, writeFilters } from './call-filters.ts';
import { KeepViewDialog } from './keep-view-dialog.tsx';
import { callsStrings } from './strings.ts';
import { ViewsDialog } from './views-dialog.tsx';

interface ViewsMenuProps {
  filters: CallFilters;
  onChoose: (filters: CallFilters) => void;
}

/** Kept views of the list: one's own and those that are shared. */
export function ViewsMenu({ filters, onChoose }: ViewsMenuProps) {
  const strings = useStrings(callsStrings);
  const trpc = useTRPC();
  const views = useQuery(trpc.callView.list.queryOptions()).data ?? [];
  const [open, setOpen] = useState<'keep' | 'manage' | null>(null);
  const close = () => setOpen(null);
  const current = writeFilters(filters);
  const items: MenuItem[] = [
    ...views.map((view) => ({
      id: view.id,
      label: view.isOwn ? view.name : strings.sharedView(view.name),
      onChoose: () => onChoose(readFilters(view.query)),
    })),
    {
      id: 'keep',
      label: strings.keepView,
      separated: views.length > 0,
      disabled: current === '',
      onChoose: () => setOpen('keep'),
    },
    { id: 'manage', label: strings.manageViews, disabled: views.length === 0, onChoose: () => setOpen('manage') },
  ];
  return (
    <>
      <Menu items={items} trigger={(props) => <Button {...props}>{strings.views}</Button>} />
      {open === 'keep' ? <KeepViewDialog query={current} onClose={close} /> : null}
      {open === 'manage' ? <ViewsDialog views={views} onClose={close} /> : null}
    </>
  );
}
