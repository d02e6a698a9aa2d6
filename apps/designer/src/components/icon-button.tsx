import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import styles from './icon-button.module.css';
import { Icon } from './icons/icon.tsx';
import type { IconName } from './icons/icon-paths.ts';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'type' | 'children' | 'title'> {
  icon: IconName;
  /** What it does, for everybody who cannot guess the drawing. */
  label: string;
  /** More about it, line by line, below the label. */
  detail?: string;
  /** Keys that do the same, shown beside the label. */
  keys?: string;
  size?: 'small' | 'normal';
  framed?: boolean;
  side?: 'top' | 'right' | 'bottom' | 'left';
}

/** A button with a drawing; its label is its name and appears on hover and focus. */
export function IconButton({
  icon,
  label,
  detail = '',
  keys,
  size = 'normal',
  framed = false,
  side,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip
      text={detail === '' ? label : `${label}\n${detail}`}
      {...(keys === undefined ? {} : { keys })}
      {...(side === undefined ? {} : { side })}
    >
      <button
        {...rest}
        type="button"
        aria-label={label}
        {...(detail === '' ? {} : { 'aria-description': detail })}
        className={classNames(styles.button, size === 'small' && styles.small, framed && styles.framed)}
      >
        <Icon name={icon} size={size === 'small' ? 14 : 16} />
      </button>
    </Tooltip>
  );
}
