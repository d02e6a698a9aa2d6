import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './tooltip.module.css';

export interface TooltipProps {
  text: string;
  keys?: string;
  side?: 'top' | 'right' | 'bottom' | 'left';
  children: ReactNode;
}

/** Repeats the name of what it surrounds for people who see; hence hidden from screen readers, which have it already. */
export function Tooltip({ text, keys, side = 'bottom', children }: TooltipProps) {
  return (
    <span className={styles.anchor}>
      {children}
      <span className={classNames(styles.tip, styles[side])} aria-hidden="true">
        {text}
        {keys === undefined ? null : <kbd>{keys}</kbd>}
      </span>
    </span>
  );
}
