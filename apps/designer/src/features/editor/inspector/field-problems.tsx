import { ProblemNote } from '../../../components/field-frame.tsx';
import { useFieldScope } from './field-scope.ts';

/** What is wrong with something that has no control of its own; `within` also tells what is wrong inside it, while it is closed. */
export function FieldProblems({ field, within = false }: { field: string; within?: boolean }) {
  const scope = useFieldScope();
  const problems = within ? scope.problemsWithin(field) : scope.problemsAt(field);
  return problems.map((problem) => <ProblemNote key={problem.message} problem={problem} />);
}
