import { Icon } from '../../../components/icons/icon.tsx';
import styles from './field-problems.module.css';
import { useFieldScope } from './field-scope.ts';

/** What is wrong with something that has no control of its own; `within` also tells what is wrong inside it, while it is closed. */
export function FieldProblems({ field, within = false }: { field: string; within?: boolean }) {
  const scope = useFieldScope();
  const problems = within ? scope.problemsWithin(field) : scope.problemsAt(field);
  return problems.map(({ severity, message }) => (
    <p key={message} className={severity === 'error' ? styles.error : styles.warning}>
      <Icon name="warning" size={13} />
      {message}
    </p>
  ));
}
