import { type AybizaClient, AybizaError } from '@aybiza/client';
import { compileFlow } from '@aybiza/flow';
import { describeProblems } from '../describe-problems.ts';
import { type FlowFile, noteInLock, readFlowFolder } from '../flow-folder.ts';
import { openClient } from '../open-client.ts';
import { EXIT, type ExitCode, type Terminal } from '../terminal.ts';
import { type PushOptions, publishDraft } from './push-flow.ts';

/** `aybiza push <folder>`: every flow that was changed becomes its agent's draft, unless somebody saved in between. */
export async function pushFolder(folder: string, options: PushOptions, terminal: Terminal): Promise<ExitCode> {
  const changed = (await readFlowFolder(folder)).filter(({ isChanged }) => isChanged);
  if (changed.length === 0) terminal.out('nothing was changed\n');
  const broken = options.publish ? changed.filter(({ flow }) => !compileFlow(flow).ok) : [];
  for (const { name, flow } of broken) {
    const compiled = compileFlow(flow);
    if (!compiled.ok) terminal.err(`${name}:\n${describeProblems(flow, compiled.error)}`);
  }
  // All or none: half a folder is what nobody wants on the telephone.
  if (broken.length > 0) return EXIT.problems;
  const { client } = await openClient(options, terminal);
  let code: ExitCode = EXIT.ok;
  for (const file of changed) {
    const agentId = file.lock?.agentId ?? (await client.agent.create.mutate({ name: file.flow.name })).agentId;
    const saved = await save(client, { ...file, agentId }, options.force);
    if (saved === undefined) {
      terminal.err(`${file.name}: the draft moved on. Pull, or push with --force to overwrite it.\n`);
      code = EXIT.unusable;
      continue;
    }
    await noteInLock(folder, [{ ...file, agentId, revision: saved }]);
    terminal.out(`${file.name}: saved as revision ${saved}\n`);
    if (options.publish) {
      const published = await publishDraft(client, { ...options, agentId, revision: saved, flow: file.flow }, terminal);
      if (published !== EXIT.ok) code = published;
    }
  }
  return code;
}

/** The new revision; undefined when somebody else saved since the file was pulled. */
async function save(
  client: AybizaClient,
  { flow, lock, agentId }: FlowFile & { agentId: string },
  force: boolean,
): Promise<number | undefined> {
  const revision =
    force || lock === undefined ? (await client.flow.getDraft.query({ agentId })).revision : lock.revision;
  try {
    return (await client.flow.saveDraft.mutate({ agentId, flow, revision })).revision;
  } catch (thrown) {
    if (thrown instanceof AybizaError && thrown.code === 'STALE_REVISION') return undefined;
    throw thrown;
  }
}
