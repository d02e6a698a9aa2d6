import type { ComponentProps } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.ts';

/** Looks like a button and goes to an address, such as a file to download. */
export function ButtonLink(props: Omit<ComponentProps<'a'>, 'className'>) {
  return <a {...props} className={classNames(styles.button, styles.link)} />;
}
