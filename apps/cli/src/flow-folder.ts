import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, type Flow } from '@aybiza/flow';
import { z } from 'zod';
import { readFlow } from './read-flow.ts';
import { UnusableError } from './terminal.ts';

const LOCK = 'aybiza.lock.json';
const ENDING = '.flow.json';

const entrySchema = z.object({
  agentId: z.string(),
  /** Of the draft that the file was made from. */
  revision: z.int(),
  /** SHA-256 of the file as it was pulled or pushed. */
  hash: z.string(),
});
const lockSchema = z.object({ lockVersion: z.literal(1), flows: z.record(z.string(), entrySchema) });
/** What a file of the folder was when it last agreed with the installation. */
export type LockEntry = z.output<typeof entrySchema>;

/** A flow in a folder. */
export interface FlowFile {
  /** Its name in the folder. */
  readonly name: string;
  readonly flow: Flow;
  /** Undefined for a file that was never pulled or pushed. */
  readonly lock: LockEntry | undefined;
  /** Was it changed since? */
  readonly isChanged: boolean;
}

/** @throws UnusableError when the lock or a flow cannot be read */
export async function readFlowFolder(folder: string): Promise<FlowFile[]> {
  const lock = await readLock(folder);
  const names = (await listFolder(folder)).filter((name) => name.endsWith(ENDING)).sort();
  return Promise.all(
    names.map(async (name) => {
      const flow = await readFlow(join(folder, name));
      const entry = lock[name];
      return { name, flow, lock: entry, isChanged: entry?.hash !== hashOf(flow) };
    }),
  );
}

/** Writes a flow as sorted JSON, which Git compares well, and notes where it stands. */
export async function writeFlowFile(folder: string, { name, flow }: { name: string; flow: Flow }): Promise<void> {
  await writeFile(join(folder, name), canonicalJson(flow));
}

/** Notes that a file agrees with a revision of its agent's draft. */
export async function noteInLock(
  folder: string,
  entries: readonly { name: string; flow: Flow; agentId: string; revision: number }[],
): Promise<void> {
  const noted = entries.map(({ name, flow, agentId, revision }) => [name, { agentId, revision, hash: hashOf(flow) }]);
  const flows = { ...(await readLock(folder)), ...Object.fromEntries(noted) };
  const sorted = Object.fromEntries(Object.entries(flows).sort(([one], [other]) => (one < other ? -1 : 1)));
  await writeFile(join(folder, LOCK), `${JSON.stringify({ lockVersion: 1, flows: sorted }, null, 2)}\n`);
}

/** A file name that says whose flow it is, and that no other has. */
export function fileNameFor(agentName: string, taken: ReadonlySet<string>): string {
  const plain = agentName
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const base = plain === '' ? 'agent' : plain;
  for (let number = 1; ; number++) {
    const name = `${base}${number === 1 ? '' : `-${number}`}${ENDING}`;
    if (!taken.has(name)) return name;
  }
}

async function readLock(folder: string): Promise<Record<string, LockEntry>> {
  const file = join(folder, LOCK);
  const text = await readFile(file, 'utf8').catch(() => undefined); // nothing was pulled here yet
  if (text === undefined) return {};
  const parsed = lockSchema.safeParse(parseOrUndefined(text));
  if (parsed.success) return parsed.data.flows;
  throw new UnusableError(
    `${file} is damaged, or of a newer version. Restore it from Git, or delete it and pull again.`,
  );
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // refused by the schema
  }
}

async function listFolder(folder: string): Promise<string[]> {
  return readdir(folder).catch((cause: unknown) => {
    throw new UnusableError(`${folder} is no folder that can be read.`, { cause });
  });
}

function hashOf(flow: Flow): string {
  return createHash('sha256').update(canonicalJson(flow)).digest('base64url');
}
