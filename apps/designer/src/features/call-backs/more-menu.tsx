'use client';

import { useRef, useState } from 'react';
import { ContextMenu } from '../../components/context-menu.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import type { MenuItem } from '../../components/menu.tsx';

interface MoreMenuProps {
  label: string;
  items: readonly MenuItem[];
  disabled: boolean;
}

/** More that can be done with a row: over the table, which scrolls and would cut off what hangs out of it. */
export function MoreMenu({ label, items, disabled }: MoreMenuProps) {
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  const open = () => {
    const box = anchor.current?.getBoundingClientRect();
    setAt(box === undefined ? null : { x: box.right, y: box.bottom });
  };
  const close = () => {
    setAt(null);
    anchor.current?.querySelector('button')?.focus();
  };
  return (
    <span ref={anchor}>
      <IconButton
        icon="more"
        side="left"
        label={label}
        disabled={disabled}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        // A press on the button of an open menu closes it here, not as a press anywhere else, which would open it again.
        onPointerDown={(event) => at !== null && event.stopPropagation()}
        onClick={() => (at === null ? open() : close())}
      />
      {at === null ? null : <ContextMenu label={label} items={items} at={at} onClose={close} />}
    </span>
  );
}
