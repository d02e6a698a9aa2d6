import { AybizaError, createAybizaClient } from '@aybiza/client';
import { parseUrl } from '@aybiza/foundation/url';
import { keepLogin } from '../logins.ts';
import { EXIT, type ExitCode, type Terminal, UnusableError } from '../terminal.ts';

/** `aybiza login`: keeps the key of an installation on this machine, after trying it. */
export async function logIn(
  address: string,
  { key: given }: { key?: string | undefined },
  terminal: Terminal,
): Promise<ExitCode> {
  const { out, env, lines } = terminal;
  const url = parseUrl(address)?.origin;
  if (url === undefined) throw new UnusableError(`${address} is no URL. Write it as https://agents.example.com.`);
  if (given === undefined) out(`Make an API key at ${url}/settings and paste it here: `);
  const key = (given ?? (await firstLine(lines()))).trim();
  if (key === '') throw new UnusableError('No key was given.');
  await createAybizaClient({ url, key, retries: 0 })
    .agent.list.query()
    .catch((error: unknown) => {
      // A key without the scope for agents is one all the same.
      if (!(error instanceof AybizaError) || error.code !== 'FORBIDDEN') throw error;
    });
  const file = await keepLogin(env, { url, key });
  out(`logged in to ${url}; the key is in ${file}\n`);
  return EXIT.ok;
}

async function firstLine(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) return line;
  return '';
}
