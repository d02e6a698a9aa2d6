import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './data-table.module.css';

interface DataTableProps {
  label?: string;
  /** Something else draws its frame. */
  bare?: boolean;
  /** Nothing in it can be reached by keys: then it can itself, to be scrolled by them. */
  reachable?: boolean;
  className?: string | undefined;
  /** `thead` and `tbody`. */
  children: ReactNode;
}

/** Many things of one kind, one below the other; scrolls sideways where there is no room. */
export function DataTable({ label, bare = false, reachable = false, className, children }: DataTableProps) {
  const region = reachable ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {};
  return (
    <div className={styles.scroll} data-bare={bare} {...region}>
      <table className={classNames(styles.table, className)} aria-label={label}>
        {children}
      </table>
    </div>
  );
}

/** A link that covers whatever row or group of rows stands around it: that one is `position: relative`. */
export function CoverLink(props: Omit<ComponentProps<typeof Link>, 'className'>) {
  return <Link {...props} className={styles.cover} />;
}
