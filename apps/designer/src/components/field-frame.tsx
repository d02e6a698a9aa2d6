import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icons/icon.tsx';
import styles from './text-field.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

/** Something that is wrong with what a field holds. */
export interface FieldProblem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** What can be done about it at once. */
  readonly actions?: readonly FieldAction[];
}

export interface FieldAction {
  readonly label: string;
  run(): void;
}

export interface FieldFrameProps {
  id: string;
  label: string;
  /** Keeps the label for screen readers only, where the place says it to everybody else. */
  hideLabel?: boolean | undefined;
  hint?: string | undefined;
  problems?: readonly FieldProblem[] | undefined;
  children: ReactNode;
}

/** Label above, hint and problems below a control; the control names `${id}-notes` as its description. */
export function FieldFrame({ id, label, hideLabel, hint, problems = [], children }: FieldFrameProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? styles.hiddenLabel : styles.label}>
        {hideLabel ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </label>
      {children}
      <div id={`${id}-notes`} hidden={hint === undefined && problems.length === 0}>
        {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
        {problems.map((problem) => (
          <ProblemNote key={problem.message} problem={problem} />
        ))}
      </div>
    </div>
  );
}

/** A problem in a sentence, with what can be done about it. */
export function ProblemNote({ problem: { severity, message, actions = [] } }: { problem: FieldProblem }) {
  return (
    <div className={classNames(styles.problem, styles[severity])}>
      <Icon name="warning" size={13} />
      <span>
        {message}
        {actions.map(({ label, run }) => (
          <button key={label} type="button" className={styles.mend} onClick={run}>
            {label}
          </button>
        ))}
      </span>
    </div>
  );
}

/** What every control in a frame says about itself. */
export function describedBy(id: string, problems: readonly FieldProblem[] = []) {
  return {
    id,
    'aria-describedby': `${id}-notes`,
    'aria-invalid': problems.some(({ severity }) => severity === 'error'),
  };
}
