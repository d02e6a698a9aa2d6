import type { ComponentProps } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.ts';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'type'> {
  look?: 'normal' | 'primary' | 'danger' | 'plain';
  size?: 'small' | 'normal' | 'large';
  wide?: boolean;
  type?: 'button' | 'submit';
}

/** Something to press. One `primary` on a screen at most. */
export function Button({ look = 'normal', size = 'normal', wide = false, type = 'button', ...rest }: ButtonProps) {
  const name = classNames(styles.button, styles[look], styles[size], wide && styles.wide);
  return <button {...rest} type={type} className={name} />;
}
