import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import styles from './row-button.module.css';

/** A row of a list that is pressed as a whole. How its parts stand in it is said by whoever uses it. */
export function RowButton({ className, ...rest }: ComponentProps<'button'>) {
  return <button type="button" {...rest} className={classNames(styles.row, className)} />;
}

export interface RowFrameProps extends ComponentProps<'li'> {
  /** Is it open, with more below its first line? */
  open: boolean;
}

/** An item of a list with a frame of its own: a row to press, and what it opens. */
export function RowFrame({ open, className, ...rest }: RowFrameProps) {
  return <li {...rest} className={classNames(styles.frame, className)} data-open={open} />;
}
