import { type AybizaClient, type AybizaClientOptions, createAybizaClient } from '@aybiza/client';
import { findInstallation } from './find-installation.ts';
import type { Terminal } from './terminal.ts';

/** Which installation is meant; `findInstallation` knows where else to look. */
export interface InstallationOptions {
  readonly url?: string | undefined;
  readonly key?: string | undefined;
}

/** A client of the installation that is meant, and where it is. */
export async function openClient(
  options: InstallationOptions,
  { env }: Terminal,
): Promise<{ client: AybizaClient; installation: AybizaClientOptions }> {
  const installation = await findInstallation(options, env);
  return { client: createAybizaClient(installation), installation };
}
