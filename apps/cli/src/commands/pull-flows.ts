import { mkdir } from 'node:fs/promises';
import { parseFlow } from '@aybiza/flow';
import { fileNameFor, noteInLock, readFlowFolder, writeFlowFile } from '../flow-folder.ts';
import { type InstallationOptions, openClient } from '../open-client.ts';
import { EXIT, type ExitCode, type Terminal, UnusableError } from '../terminal.ts';

export interface PullOptions extends InstallationOptions {
  /** Only this one. */
  readonly agent?: string | undefined;
  /** Overwrites what was changed here. */
  readonly force: boolean;
}

/** `aybiza pull`: the drafts of all agents as files. What was changed here is not overwritten. */
export async function pullFlows(folder: string, options: PullOptions, terminal: Terminal): Promise<ExitCode> {
  // A first pull makes it; what cannot be made cannot be read either, which says so.
  await mkdir(folder, { recursive: true }).catch(() => undefined);
  const here = await readFlowFolder(folder);
  const { client } = await openClient(options, terminal);
  const agents = (await client.agent.list.query()).filter(
    ({ name }) => options.agent === undefined || name === options.agent,
  );
  if (options.agent !== undefined && agents.length === 0)
    throw new UnusableError(`There is no agent “${options.agent}”.`);
  const taken = new Set(here.map(({ name }) => name));
  const pulled = [];
  for (const { id: agentId, name: agentName } of agents) {
    const known = here.find(({ lock }) => lock?.agentId === agentId);
    const { flow: document, revision } = await client.flow.getDraft.query({ agentId });
    const parsed = parseFlow(document);
    if (!parsed.ok) throw new UnusableError(`The flow of “${agentName}” is newer than this command. Update it.`);
    const name = known?.name ?? fileNameFor(agentName, taken);
    taken.add(name);
    if (known?.isChanged === true && !options.force && known.lock?.revision !== revision) {
      terminal.err(
        `${name}: changed here and there. Push with --force, or pull with --force to lose the changes here.\n`,
      );
      return EXIT.unusable;
    }
    // What was changed only here stays as it is.
    if (known?.isChanged === true && !options.force) continue;
    pulled.push({ name, flow: parsed.value, agentId, revision });
  }
  for (const file of pulled) {
    await writeFlowFile(folder, file);
    terminal.out(`${file.name}: revision ${file.revision}\n`);
  }
  await noteInLock(folder, pulled);
  return EXIT.ok;
}
