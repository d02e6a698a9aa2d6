import { followCall } from '@aybiza/client';
import { describeEntries } from '../describe-entries.ts';
import { type InstallationOptions, openClient } from '../open-client.ts';
import { EXIT, type ExitCode, type Terminal, UnusableError } from '../terminal.ts';

export interface PlaceCallOptions extends InstallationOptions {
  readonly agent?: string | undefined;
  /** E.164. */
  readonly to?: string | undefined;
  readonly from?: string | undefined;
  /** `name=value`. */
  readonly input?: readonly string[] | undefined;
}

/** `aybiza call --to`: has a published agent call a number, and tells what is said. Exit code 1 when it failed. */
export async function placeCall(options: PlaceCallOptions, terminal: Terminal): Promise<ExitCode> {
  const { agent: name, to, from } = options;
  if (name === undefined || to === undefined || from === undefined)
    throw new UnusableError('A call takes --agent, --to and --from.');
  const inputs = Object.fromEntries((options.input ?? []).map(readInput));
  const { client, installation } = await openClient(options, terminal);
  const agent = (await client.agent.list.query()).find((candidate) => candidate.name === name);
  if (agent === undefined) throw new UnusableError(`There is no agent “${name}”.`);
  const { callId } = await client.calls.place.mutate({ agentId: agent.id, to, from, inputs });
  terminal.out(`${callId}\n`);
  for await (const news of followCall(installation, callId)) {
    if (news.type === 'entry') terminal.out(describeEntries([news.entry]));
    else terminal.out(`ended   ${news.call.outcome ?? news.call.endReason ?? ''}\n`);
    if (news.type === 'end') return news.call.status === 'failed' ? EXIT.problems : EXIT.ok;
  }
  return EXIT.ok;
}

function readInput(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new UnusableError(`--input ${text}: write it as name=value.`);
  return [text.slice(0, at), text.slice(at + 1)];
}
