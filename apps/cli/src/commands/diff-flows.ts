import { diffFlows as compare, type FieldChange, type Flow, isNoDiff, parseFlow } from '@aybiza/flow';
import { readFlowFolder } from '../flow-folder.ts';
import { type InstallationOptions, openClient } from '../open-client.ts';
import { EXIT, type ExitCode, type Terminal, UnusableError } from '../terminal.ts';

/** `aybiza diff`: how the files differ from the drafts of the installation. Exit code 1 when any does. */
export async function diffFlows(folder: string, options: InstallationOptions, terminal: Terminal): Promise<ExitCode> {
  const files = await readFlowFolder(folder);
  const { client } = await openClient(options, terminal);
  let code: ExitCode = EXIT.ok;
  for (const { name, flow, lock } of files) {
    if (lock === undefined) {
      terminal.out(`${name}: new\n`);
      code = EXIT.problems;
      continue;
    }
    const draft = parseFlow((await client.flow.getDraft.query({ agentId: lock.agentId })).flow);
    if (!draft.ok) throw new UnusableError(`The draft behind ${name} is newer than this command. Update it.`);
    const lines = describeDiff(draft.value, flow);
    if (lines.length === 0) continue;
    terminal.out(`${name}\n${lines.map((line) => `  ${line}\n`).join('')}`);
    code = EXIT.problems;
  }
  if (code === EXIT.ok) terminal.out('no difference\n');
  return code;
}

/** From the installation's draft to the file: `+` is only in the file, `-` only in the draft, `~` is otherwise. */
export function describeDiff(draft: Flow, file: Flow): string[] {
  const diff = compare(draft, file);
  if (isNoDiff(diff)) return [];
  const nameOf = (node: string) => {
    const label = (file.nodes[node] ?? draft.nodes[node])?.label ?? '';
    return label === '' ? node : `${node} “${label}”`;
  };
  const nodes = [...diff.nodes].flatMap(([node, { change, fields }]) => {
    if (change === 'added') return [`+ ${nameOf(node)}`];
    if (change === 'removed') return [`- ${nameOf(node)}`];
    if (change === 'moved') return [`~ ${nameOf(node)}: moved on the canvas`];
    return [`~ ${nameOf(node)}`, ...fields.flatMap(describeField)];
  });
  const wires = diff.wires.map(({ from, before, after }) => {
    const way = `${nameOf(from.node)}, ${from.port}`;
    if (before === undefined) return `+ ${way} → ${nameOf(after ?? '')}`;
    if (after === undefined) return `- ${way} → ${nameOf(before)}`;
    return `~ ${way}: → ${nameOf(before)} becomes → ${nameOf(after)}`;
  });
  return [...nodes, ...wires, ...diff.rest.flatMap(describeField)];
}

function describeField({ field, before, after }: FieldChange): string[] {
  return [
    ...(before === undefined ? [] : [`    - ${field}: ${JSON.stringify(before)}`]),
    ...(after === undefined ? [] : [`    + ${field}: ${JSON.stringify(after)}`]),
  ];
}
