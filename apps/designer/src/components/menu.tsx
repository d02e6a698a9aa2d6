import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import styles from './menu.module.css';

export interface MenuItem {
  id: string;
  label: string;
  keys?: string;
  disabled?: boolean;
  /** Draws a line above: a new group begins. */
  separated?: boolean;
  onChoose: () => void;
}

export interface MenuProps {
  /** Asked for when the menu opens, where it takes work to tell what is allowed. */
  items: readonly MenuItem[] | (() => readonly MenuItem[]);
  align?: 'start' | 'end';
  /** Draws the button that opens the menu, with the properties it needs. */
  trigger: (props: { 'aria-haspopup': 'menu'; 'aria-expanded': boolean; onClick: () => void }) => ReactNode;
}

/** Choices behind a button, as in WAI-ARIA's menu button pattern. */
export function Menu({ items, align = 'end', trigger }: MenuProps) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLDivElement>(null);
  // The document: a press anywhere else closes the menu.
  useEffect(() => {
    if (!open) return;
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && anchor.current?.contains(event.target) === false) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [open]);
  const close = () => {
    setOpen(false);
    anchor.current?.querySelector<HTMLButtonElement>('[aria-haspopup]')?.focus();
  };
  return (
    <div ref={anchor} className={styles.anchor}>
      {trigger({ 'aria-haspopup': 'menu', 'aria-expanded': open, onClick: () => setOpen(!open) })}
      {open ? (
        <MenuList
          items={typeof items === 'function' ? items() : items}
          className={classNames(styles.below, align === 'start' && styles.start)}
          onClose={close}
        />
      ) : null}
    </div>
  );
}

export interface MenuListProps {
  items: readonly MenuItem[];
  label?: string;
  /** Where it stands. */
  className?: string | undefined;
  style?: CSSProperties;
  /** Something was chosen, or the keyboard goes elsewhere. */
  onClose: () => void;
}

/** The choices of a menu that is open. */
export function MenuList({ items, label, className, style, onClose }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  // The focus: arrows walk from the first choice on.
  useEffect(() => list.current?.querySelector<HTMLButtonElement>('[role="menuitem"]:not(:disabled)')?.focus(), []);
  return (
    <div
      ref={list}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      className={classNames(styles.list, className)}
      style={style}
      onKeyDown={(event) => moveInMenu(event, onClose)}
    >
      {items.map((item) => (
        <div key={item.id} role="none">
          {item.separated ? <hr className={styles.rule} /> : null}
          <button
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={styles.item}
            disabled={item.disabled}
            onClick={() => {
              onClose();
              item.onChoose();
            }}
          >
            {item.label}
            {item.keys === undefined ? null : <kbd>{item.keys}</kbd>}
          </button>
        </div>
      ))}
    </div>
  );
}

function moveInMenu(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('[role="menuitem"]:not(:disabled)')];
  const current = items.findIndex((item) => item.matches(':focus'));
  const goTo = (index: number) => items.at(index % items.length)?.focus();
  switch (event.key) {
    case 'ArrowDown':
      goTo(current + 1);
      break;
    case 'ArrowUp':
      goTo(current - 1);
      break;
    case 'Home':
      goTo(0);
      break;
    case 'End':
      goTo(-1);
      break;
    case 'Escape':
    case 'Tab':
      close();
      break;
    default:
      return;
  }
  event.preventDefault();
  event.stopPropagation();
}
