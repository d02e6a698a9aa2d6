import { foldTranscript } from '@aybiza/call-log';
import { followCall } from '@aybiza/client';
import { describeEntries, knownEntries } from '../describe-entries.ts';
import { type InstallationOptions, openClient } from '../open-client.ts';
import { EXIT, type ExitCode, type Terminal, UnusableError } from '../terminal.ts';

export interface LogsOptions extends InstallationOptions {
  readonly agent?: string | undefined;
  /** How many calls; 20 unless given. */
  readonly limit?: string | undefined;
  readonly json: boolean;
  readonly follow: boolean;
}

/** `aybiza logs`: the newest calls, or one call as text or JSON, or as it happens. */
export async function showLogs(
  callId: string | undefined,
  options: LogsOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (callId === undefined) return listCalls(options, terminal);
  const { client, installation } = await openClient(options, terminal);
  const { out } = terminal;
  if (options.follow) {
    for await (const news of followCall(installation, callId)) {
      if (options.json) out(`${JSON.stringify(news)}\n`);
      else if (news.type === 'entry') out(describeEntries([news.entry]));
      else out(`ended   ${news.call.outcome ?? ''}\n`);
    }
    return EXIT.ok;
  }
  const found = await client.calls.get.query({ callId });
  if (options.json) out(`${JSON.stringify(found, null, 2)}\n`);
  else {
    for (const { who, text, pressed } of foldTranscript(knownEntries(found.events)))
      out(`${who.padEnd(8)}${pressed ? `[${text}]` : text}\n`);
    out(`ended   ${found.call.outcome ?? found.call.status}\n`);
  }
  return EXIT.ok;
}

async function listCalls(options: LogsOptions, terminal: Terminal): Promise<ExitCode> {
  const { client } = await openClient(options, terminal);
  const agents = await client.agent.list.query();
  const agent = agents.find(({ name }) => name === options.agent);
  if (options.agent !== undefined && agent === undefined)
    throw new UnusableError(`There is no agent “${options.agent}”.`);
  const limit = Number(options.limit ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw new UnusableError('--limit is a number from 1 to 100.');
  const wanted = agent === undefined ? {} : { agentId: agent.id };
  const nameOf = new Map<string, string>(agents.map(({ id, name }) => [id, name]));
  const seen = new Map<string, string>();
  const tell = async () => {
    const { items } = await client.calls.list.query({ ...wanted, limit });
    for (const call of items.toReversed()) {
      if (seen.get(call.id) === call.status) continue;
      seen.set(call.id, call.status);
      const { id, startedAt, from, to, status, outcome, agentId } = call;
      const time = new Date(startedAt).toISOString();
      const line = [time, id, nameOf.get(agentId) ?? agentId, `${from} → ${to}`, outcome ?? status].join('  ');
      terminal.out(options.json ? `${JSON.stringify(call)}\n` : `${line}\n`);
    }
  };
  await tell();
  while (options.follow) {
    await terminal.pause(FOLLOW_EVERY_MS);
    await tell();
  }
  return EXIT.ok;
}

/** A list that somebody looks at. */
const FOLLOW_EVERY_MS = 2_000;
