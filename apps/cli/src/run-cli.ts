import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { AybizaError } from '@aybiza/client';
import { assertNever } from '@aybiza/foundation/assert-never';
import { errorMessage } from '@aybiza/foundation/errors';
import { callFlow } from './commands/call-flow.ts';
import { checkFlow } from './commands/check-flow.ts';
import { diffFlows } from './commands/diff-flows.ts';
import { importFile } from './commands/import-flow.ts';
import { logIn } from './commands/log-in.ts';
import { placeCall } from './commands/place-call.ts';
import { printStatechart } from './commands/print-statechart.ts';
import { promoteVersion } from './commands/promote-version.ts';
import { pullFlows } from './commands/pull-flows.ts';
import { pushFlow } from './commands/push-flow.ts';
import { pushFolder } from './commands/push-folder.ts';
import { showLogs } from './commands/show-logs.ts';
import { testFlow } from './commands/test-flow.ts';
import { type Command, describeCommand, isCommand } from './help.ts';
import { EXIT, type ExitCode, type Terminal, UnusableError } from './terminal.ts';

const OPTIONS = {
  help: { type: 'boolean', short: 'h', default: false },
  agent: { type: 'string' },
  report: { type: 'boolean', default: false },
  generated: { type: 'boolean', default: false },
  chaos: { type: 'boolean', default: false },
  junit: { type: 'string' },
  subflow: { type: 'string', multiple: true },
  publish: { type: 'boolean', default: false },
  environment: { type: 'string' },
  note: { type: 'string' },
  number: { type: 'string' },
  force: { type: 'boolean', default: false },
  to: { type: 'string' },
  from: { type: 'string' },
  input: { type: 'string', multiple: true },
  limit: { type: 'string' },
  json: { type: 'boolean', default: false },
  follow: { type: 'boolean', default: false },
  url: { type: 'string' },
  key: { type: 'string' },
} as const;

/** Runs one command. Never throws. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    const { values, positionals } = readArguments(args);
    const [name, target, ...rest] = positionals;
    if (name === 'help' || values.help) {
      const wanted = name === 'help' ? target : name;
      terminal.out(describeCommand(isCommand(wanted) ? wanted : undefined));
      return EXIT.ok;
    }
    if (name === undefined) throw new UnusableError(describeCommand().trimEnd());
    if (!isCommand(name)) throw new UnusableError(`There is no command “${name}”.\n\n${describeCommand().trimEnd()}`);
    if (rest.length > 0) throw new UnusableError(describeCommand(name).trimEnd());
    return await run(name, target, { values, terminal });
  } catch (thrown) {
    terminal.err(`${describeError(thrown)}\n`);
    return EXIT.unusable;
  }
}

type Values = ReturnType<typeof readArguments>['values'];

async function run(
  command: Command,
  target: string | undefined,
  { values, terminal }: { values: Values; terminal: Terminal },
): Promise<ExitCode> {
  const needed = () => {
    if (target !== undefined) return target;
    throw new UnusableError(describeCommand(command).trimEnd());
  };
  switch (command) {
    case 'login':
      return logIn(needed(), values, terminal);
    case 'pull':
      return pullFlows(target ?? '.', values, terminal);
    case 'push':
      return (await isFolder(target ?? '.'))
        ? pushFolder(target ?? '.', values, terminal)
        : pushFlow(needed(), values, terminal);
    case 'promote':
      return promoteVersion(needed(), values, terminal);
    case 'diff':
      return diffFlows(target ?? '.', values, terminal);
    case 'check':
      return checkFlow(needed(), values, terminal);
    case 'test':
      return testFlow(needed(), values, terminal);
    case 'call':
      return values.to === undefined ? callFlow(needed(), terminal) : placeCall(values, terminal);
    case 'logs':
      return showLogs(target, values, terminal);
    case 'import':
      return importFile(needed(), values, terminal);
    case 'compile':
      return printStatechart(needed(), values, terminal);
    default:
      return assertNever(command);
  }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (cause) {
    throw new UnusableError(`${errorMessage(cause)}\n\n${describeCommand().trimEnd()}`, { cause });
  }
}

async function isFolder(path: string): Promise<boolean> {
  // What is not there is told by whoever reads it.
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function describeError(thrown: unknown): string {
  if (!(thrown instanceof AybizaError)) return errorMessage(thrown);
  const { status, message, issues, requestId } = thrown;
  if (status === undefined) return message;
  const details = issues.map(({ path, message: what }) => `\n  ${path}: ${what}`).join('');
  return `The installation refused: ${message}${requestId === undefined ? '' : ` (request ${requestId})`}${details}`;
}
