import { writeFile } from 'node:fs/promises';
import { type Flow, type Problem, validateFlow } from '@aybiza/flow';
import { describeProblems } from '../describe-problems.ts';
import { type JUnitCase, junitXml } from '../junit-xml.ts';
import { readFlow } from '../read-flow.ts';
import { readSubflows } from '../read-subflows.ts';
import { EXIT, type ExitCode, type Terminal } from '../terminal.ts';

/** `aybiza check`: every problem with its place and a sentence. Warnings do not fail. */
export async function checkFlow(
  file: string,
  { junit, subflow }: { junit?: string | undefined; subflow?: readonly string[] | undefined },
  { out }: Terminal,
): Promise<ExitCode> {
  const flow = await readFlow(file);
  const problems = validateFlow(flow, { subflows: await readSubflows(subflow) });
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  out(describeProblems(flow, problems));
  if (junit !== undefined) await writeFile(junit, junitXml(flow.name, toCases(flow, problems)));
  out(`${file}: ${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}\n`);
  return errors === 0 ? EXIT.ok : EXIT.problems;
}

/** Each error is a case that failed; a flow without any is one that passed. */
function toCases(flow: Flow, problems: readonly Problem[]): JUnitCase[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return [{ name: 'has no errors', seconds: 0, failures: [] }];
  return errors.map((problem) => ({
    name: `${problem.code} ${problem.place.node ?? ''}`.trim(),
    seconds: 0,
    failures: [describeProblems(flow, [problem]).trim()],
  }));
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
