import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import styles from './context-menu.module.css';
import { type MenuItem, MenuList } from './menu.tsx';
import { useLatest } from './use-latest.ts';

export interface ContextMenuProps {
  label: string;
  items: readonly MenuItem[];
  /** On the screen. */
  at: { readonly x: number; readonly y: number };
  onClose: () => void;
}

const EDGE = 8;

/** Choices about the thing under the pointer. Stays within the window; a press anywhere else closes it. */
export function ContextMenu({ label, items, at, onClose }: ContextMenuProps) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: at.x, top: at.y });
  // The window: how large the menu is, is known once it is drawn.
  useLayoutEffect(() => {
    const list = box.current?.firstElementChild?.getBoundingClientRect();
    const { width = 0, height = 0 } = list ?? {};
    setPlace({
      left: Math.max(EDGE, Math.min(at.x, window.innerWidth - width - EDGE)),
      top: Math.max(EDGE, Math.min(at.y, window.innerHeight - height - EDGE)),
    });
  }, [at]);
  const latest = useLatest(onClose);
  // The document: a press anywhere else.
  useEffect(() => {
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && box.current?.contains(event.target) === false) latest.current();
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, []);
  return (
    <div ref={box}>
      <MenuList items={items} label={label} className={styles.menu} style={place} onClose={onClose} />
    </div>
  );
}
