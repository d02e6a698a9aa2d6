import type { AybizaClient } from '@aybiza/client';
import { compileFlow, type Flow } from '@aybiza/flow';
import { describeProblems } from '../describe-problems.ts';
import { type InstallationOptions, openClient } from '../open-client.ts';
import { readEnvironment } from '../read-environment.ts';
import { readFlow } from '../read-flow.ts';
import { EXIT, type ExitCode, type Terminal } from '../terminal.ts';

export interface PushOptions extends InstallationOptions {
  readonly agent?: string | undefined;
  readonly publish: boolean;
  /** In which it answers, and a number is answered; live unless given. */
  readonly environment?: string | undefined;
  readonly note?: string | undefined;
  /** E.164. */
  readonly number?: string | undefined;
  /** Overwrites what somebody else saved. */
  readonly force: boolean;
}

/** `aybiza push <file>`: a flow from a file becomes an agent's draft, and on request what answers a number. */
export async function pushFlow(file: string, options: PushOptions, terminal: Terminal): Promise<ExitCode> {
  const flow = await readFlow(file);
  const compiled = compileFlow(flow);
  if (options.publish && !compiled.ok) {
    terminal.err(describeProblems(flow, compiled.error));
    return EXIT.problems;
  }
  const { client } = await openClient(options, terminal);
  const name = options.agent ?? flow.name;
  const known = (await client.agent.list.query()).find((agent) => agent.name === name);
  const agentId = known?.id ?? (await client.agent.create.mutate({ name })).agentId;
  const before = await client.flow.getDraft.query({ agentId });
  const { revision } = await client.flow.saveDraft.mutate({ agentId, flow, revision: before.revision });
  terminal.out(`saved as the draft of “${name}”, revision ${revision}\n`);
  if (options.publish) {
    const code = await publishDraft(client, { ...options, agentId, revision, flow }, terminal);
    if (code !== EXIT.ok) return code;
  }
  if (options.number !== undefined) {
    const environment = readEnvironment(options.environment ?? 'live');
    await client.phoneNumber.connect.mutate({ agentId, e164: options.number, environment });
    terminal.out(`answers ${options.number}\n`);
  }
  return EXIT.ok;
}

type Publishing = Pick<PushOptions, 'environment' | 'note'>;

/** Publishes a revision that was just saved, or tells why not. */
export async function publishDraft(
  client: AybizaClient,
  { agentId, revision, flow, ...options }: { agentId: string; revision: number; flow: Flow } & Publishing,
  { out, err }: Terminal,
): Promise<ExitCode> {
  const environment = readEnvironment(options.environment ?? 'live');
  const published = await client.flow.publish.mutate({ agentId, revision, note: options.note ?? '', environment });
  if (published.status === 'refused') {
    err(describeProblems(flow, published.problems));
    return EXIT.problems;
  }
  out(`published as version ${published.number}${environment === 'live' ? '' : ` to ${environment}`}\n`);
  return EXIT.ok;
}
