import type { FieldProblem } from '../../components/field-frame.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { isApiError } from '../../trpc/client.tsx';
import { workspaceStrings } from './strings.ts';

/** What the server found wrong with which field of a form, by its path in the input: `settings.from`, `emails.0`. Empty for any other failure. */
export function useIssues(error: unknown): ReadonlyMap<string, readonly FieldProblem[]> {
  const strings = useStrings(workspaceStrings);
  const issues = isApiError(error) ? (error.data?.issues ?? []) : [];
  const problems = new Map<string, FieldProblem[]>();
  for (const { path, message } of issues)
    problems.set(path, [...(problems.get(path) ?? []), { severity: 'error', message: strings.pleaseEnter(message) }]);
  return problems;
}
