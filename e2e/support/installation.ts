import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const secretsSchema = z.object({ practiceTwilioAuthToken: z.string(), apiKey: z.string() });

const environmentSchema = z.object({
  AYBIZA_E2E_URL: z.url(),
  AYBIZA_E2E_VOICE_URL: z.url(),
  AYBIZA_E2E_DATA_DIR: z.string(),
  AYBIZA_E2E_MODEL_PORT: z.coerce.number(),
});

/** The product that the run has started, as an integrator on this machine sees it. */
export interface Installation {
  readonly url: string;
  readonly voiceUrl: string;
  /** Where it keeps its data. */
  readonly dataDir: string;
  readonly twilioAuthToken: string;
  /** Of 127.0.0.1: a model server there may be asked. */
  readonly modelPort: number;
  /** One GET of the REST API, with the installation's own key. */
  get(path: string): Promise<unknown>;
  getBytes(path: string): Promise<Uint8Array>;
}

/** @throws when the tests are not run with `npm run e2e` */
export function readInstallation(): Installation {
  const {
    AYBIZA_E2E_URL: url,
    AYBIZA_E2E_VOICE_URL: voiceUrl,
    AYBIZA_E2E_DATA_DIR: dataDir,
    AYBIZA_E2E_MODEL_PORT: modelPort,
  } = environmentSchema.parse(process.env);
  const { practiceTwilioAuthToken, apiKey } = secretsSchema.parse(
    JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')),
  );
  const request = async (path: string) => {
    const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${apiKey}` } });
    if (!response.ok) throw new Error(`GET ${path} answered ${response.status}: ${await response.text()}`);
    return response;
  };
  return {
    url,
    voiceUrl,
    dataDir,
    twilioAuthToken: practiceTwilioAuthToken,
    modelPort,
    get: async (path) => (await request(`/api/rest${path}`)).json(),
    getBytes: async (path) => new Uint8Array(await (await request(path)).arrayBuffer()),
  };
}
