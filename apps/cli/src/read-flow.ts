import { readFile } from 'node:fs/promises';
import { type Flow, parseFlow } from '@aybiza/flow';
import { errorMessage } from '@aybiza/foundation/errors';
import { UnusableError } from './terminal.ts';

/** @throws UnusableError when there is no such file, it is not JSON, or not a flow */
export async function readFlow(file: string): Promise<Flow> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UnusableError(`${file} cannot be read: ${errorMessage(cause)}`, { cause });
  });
  const parsed = parseFlow(parseJson(file, text));
  if (parsed.ok) return parsed.value;
  const issues = parsed.error.issues.map(({ path, message }) => `  ${path === '' ? '(top)' : path}: ${message}`);
  throw new UnusableError([`${file}: ${parsed.error.message}`, ...issues].join('\n'));
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UnusableError(`${file} is not JSON: ${errorMessage(cause)}`, { cause });
  }
}
