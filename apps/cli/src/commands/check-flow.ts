import { validateFlow } from '@aybiza/flow';
import { describeProblems } from '../describe-problems.ts';
import { readFlow } from '../read-flow.ts';
import { EXIT, type ExitCode, type Terminal } from '../terminal.ts';

/** `aybiza check`: every problem with its place and a sentence. Warnings do not fail. */
export async function checkFlow(file: string, { out }: Terminal): Promise<ExitCode> {
  const flow = await readFlow(file);
  const problems = validateFlow(flow);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  out(describeProblems(flow, problems));
  out(`${file}: ${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}\n`);
  return errors === 0 ? EXIT.ok : EXIT.problems;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
