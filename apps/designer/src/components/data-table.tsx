import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './data-table.module.css';

interface DataTableProps {
  label?: string;
  /** Something else draws its frame. */
  bare?: boolean;
  className?: string | undefined;
  /** `thead` and `tbody`. */
  children: ReactNode;
}

/** Many things of one kind, one below the other; scrolls sideways where there is no room. */
export function DataTable({ label, bare = false, className, children }: DataTableProps) {
  return (
    <div className={styles.scroll} data-bare={bare}>
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
