import { compileFlow } from '@aybiza/flow';
import { describeProblems } from '../describe-problems.ts';
import { findInstallation } from '../find-installation.ts';
import { createInstallationClient, type InstallationClient } from '../installation-client.ts';
import { readFlow } from '../read-flow.ts';
import { EXIT, type ExitCode, type Terminal } from '../terminal.ts';

export interface PushOptions {
  agent?: string | undefined;
  publish: boolean;
  note?: string | undefined;
  /** E.164. */
  number?: string | undefined;
  url?: string | undefined;
  key?: string | undefined;
}

/** `aybiza push`: a flow from a file becomes an agent's draft, and on request what answers a number. */
export async function pushFlow(file: string, options: PushOptions, terminal: Terminal): Promise<ExitCode> {
  const flow = await readFlow(file);
  const compiled = compileFlow(flow);
  if (options.publish && !compiled.ok) {
    terminal.err(describeProblems(flow, compiled.error));
    return EXIT.problems;
  }
  const client = createInstallationClient(await findInstallation(options, terminal.env));
  const name = options.agent ?? flow.name;
  const agentId = await findOrCreateAgent(client, name);
  const { revision } = await client.saveDraft(agentId, { flow, revision: await client.getRevision(agentId) });
  terminal.out(`saved as the draft of “${name}”, revision ${revision}\n`);
  if (options.publish) {
    const published = await client.publish(agentId, { revision, note: options.note ?? '' });
    if (published.status === 'refused') {
      terminal.err(describeProblems(flow, published.problems));
      return EXIT.problems;
    }
    terminal.out(`published as version ${published.number}\n`);
  }
  if (options.number !== undefined) {
    await client.connectNumber(agentId, options.number);
    terminal.out(`answers ${options.number}\n`);
  }
  return EXIT.ok;
}

async function findOrCreateAgent(client: InstallationClient, name: string): Promise<string> {
  const known = (await client.listAgents()).find((agent) => agent.name === name);
  return known?.id ?? client.createAgent(name);
}
