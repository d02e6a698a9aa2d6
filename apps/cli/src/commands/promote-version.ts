import { type InstallationOptions, openClient } from '../open-client.ts';
import { readEnvironment } from '../read-environment.ts';
import { EXIT, type ExitCode, type Terminal, UnusableError } from '../terminal.ts';

export interface PromoteOptions extends InstallationOptions {
  /** Environments; staging and live unless given. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** `aybiza promote <agent>`: the version that was tried in one environment answers in another, as it is. */
export async function promoteVersion(name: string, options: PromoteOptions, terminal: Terminal): Promise<ExitCode> {
  const from = readEnvironment(options.from ?? 'staging');
  const to = readEnvironment(options.to ?? 'live');
  const { client } = await openClient(options, terminal);
  const agent = (await client.agent.list.query()).find((known) => known.name === name);
  if (agent === undefined) throw new UnusableError(`There is no agent “${name}”.`);
  const { number } = await client.deployment.promote.mutate({ agentId: agent.id, from, to });
  terminal.out(`version ${number} of “${name}” answers in ${to}\n`);
  return EXIT.ok;
}
