import { compileFlow, type ScenarioStep, scenarioSchema } from '@aybiza/flow';
import { runScenario } from '@aybiza/scenarios';
import { describeProblems } from '../describe-problems.ts';
import { readFlow } from '../read-flow.ts';
import { EXIT, type ExitCode, type Terminal } from '../terminal.ts';

const HELP = 'Type what you say; keys as [1], nothing for silence, /bye to hang up.\n';

/** `aybiza call <flow.json>`: a call in the terminal, with nobody but the flow. Other systems give ordinary answers. */
export async function callFlow(file: string, { out, err, lines }: Terminal): Promise<ExitCode> {
  const flow = await readFlow(file);
  const compiled = compileFlow(flow);
  if (!compiled.ok) {
    err(describeProblems(flow, compiled.error));
    return EXIT.problems;
  }
  const { statechart } = compiled.value;
  const steps: ScenarioStep[] = [];
  // The whole call again with each line: it is a function of what was done, and takes no time.
  const run = () => runScenario(statechart, scenarioSchema.parse({ name: 'Terminal', steps })).simulation;
  const say = () => {
    const { said, outcome } = run();
    for (const text of said) out(`agent   ${text}\n`);
    if (outcome !== null) out(`ended   ${outcome === '' ? '(no outcome)' : outcome}\n`);
    return outcome !== null;
  };
  out(HELP);
  if (say()) return EXIT.ok;
  for await (const line of lines()) {
    steps.push(toStep(line.trim()));
    if (say()) return EXIT.ok;
  }
  return EXIT.ok;
}

function toStep(line: string): ScenarioStep {
  const keys = /^\[([0-9*#]{1,40})\]$/.exec(line)?.[1];
  if (keys !== undefined) return { do: 'presses', keys };
  if (line === '/bye') return { do: 'hangsUp' };
  return line === '' ? { do: 'staysSilent' } : { do: 'says', text: line };
}
