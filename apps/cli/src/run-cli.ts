import { parseArgs } from 'node:util';
import { errorMessage } from '@aybiza/foundation/errors';
import { checkFlow } from './commands/check-flow.ts';
import { importFile } from './commands/import-flow.ts';
import { printStatechart } from './commands/print-statechart.ts';
import { pushFlow } from './commands/push-flow.ts';
import { testFlow } from './commands/test-flow.ts';
import { EXIT, type ExitCode, type Terminal, UnusableError } from './terminal.ts';

const HELP = `aybiza: flows as files

  aybiza check <flow.json>     lists the problems of a flow
  aybiza test <flow.json>      runs the scenarios of a flow, in virtual time
      --generated              and calls made up to take every wire; tells the wires no call was found for
      --chaos                  and those calls with something going wrong: silence, failures, a caller who cuts in
      --junit <file>           writes the results as JUnit XML (also for check: one case a problem)
  check, test and compile take, for each published flow that subflow nodes name:
      --subflow <agent>@<version>=<flow.json>
                               its agent and version as the node names them, and the file it is in;
                               repeat it for every such flow, those inside others included
  aybiza import <file>         prints a flow of Twilio Studio, Amazon Connect or Vapi as a flow of ours
      --report                 prints what became of every step instead
  aybiza compile <flow.json>   prints the statechart that would be published, as sorted JSON
  aybiza push <flow.json>      saves a flow as the draft of an agent of a running installation
      --agent <name>           which agent; the flow's own name unless given. Made when there is none
      --publish                publishes the draft: from then on it answers calls
      --note <text>            what callers will notice, for the list of versions
      --number <+E.164>        lets the agent answer this number (needs a published version)
      --url <url>              the installation; AYBIZA_URL, or the one that runs on this machine
      --key <key>              an API key; AYBIZA_API_KEY, or this machine's own

Exit codes: 0 done, 1 the flow has errors or a scenario failed, 2 it could not be read, or the installation refused it.
`;

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  agent: { type: 'string' },
  report: { type: 'boolean' },
  generated: { type: 'boolean' },
  chaos: { type: 'boolean' },
  junit: { type: 'string' },
  subflow: { type: 'string', multiple: true },
  publish: { type: 'boolean' },
  note: { type: 'string' },
  number: { type: 'string' },
  url: { type: 'string' },
  key: { type: 'string' },
} as const;

/** Runs one command. Never throws. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    const { values, positionals } = readArguments(args);
    if (values.help === true) {
      terminal.out(HELP);
      return EXIT.ok;
    }
    const [command, file, ...rest] = positionals;
    if (command === undefined || file === undefined || rest.length > 0) throw new UnusableError(HELP.trimEnd());
    switch (command) {
      case 'check':
        return await checkFlow(file, values, terminal);
      case 'test':
        return await testFlow(
          file,
          { ...values, generated: values.generated === true, chaos: values.chaos === true },
          terminal,
        );
      case 'import':
        return await importFile(file, { report: values.report === true }, terminal);
      case 'compile':
        return await printStatechart(file, values, terminal);
      case 'push':
        return await pushFlow(file, { ...values, publish: values.publish === true }, terminal);
      default:
        throw new UnusableError(`There is no command “${command}”.\n\n${HELP.trimEnd()}`);
    }
  } catch (thrown) {
    terminal.err(`${errorMessage(thrown)}\n`);
    return EXIT.unusable;
  }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (cause) {
    throw new UnusableError(`${errorMessage(cause)}\n\n${HELP.trimEnd()}`, { cause });
  }
}
