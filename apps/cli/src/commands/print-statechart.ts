import { canonicalJson, compileFlow } from '@aybiza/flow';
import { describeProblems } from '../describe-problems.ts';
import { readFlow } from '../read-flow.ts';
import { readSubflows } from '../read-subflows.ts';
import { EXIT, type ExitCode, type Terminal } from '../terminal.ts';

/** `aybiza compile`: the statechart on stdout, byte for byte what its hash is taken of; or the problems on stderr. */
export async function printStatechart(
  file: string,
  { subflow }: { subflow?: readonly string[] | undefined },
  { out, err }: Terminal,
): Promise<ExitCode> {
  const flow = await readFlow(file);
  const compiled = compileFlow(flow, { subflows: await readSubflows(subflow) });
  if (!compiled.ok) {
    err(describeProblems(flow, compiled.error));
    return EXIT.problems;
  }
  out(canonicalJson(compiled.value.statechart));
  return EXIT.ok;
}
