import { type Flow, subflowKey } from '@aybiza/flow';
import { readFlow } from './read-flow.ts';
import { UnusableError } from './terminal.ts';

const PIN = /^(?<agent>[^@=]+)@(?<version>[1-9]\d{0,6})=(?<file>.+)$/;

/**
 * The flows that subflow nodes name, out of `<agent>@<version>=<file>`.
 * @throws UnusableError when one is written otherwise, is given twice, or its file is no flow
 */
export async function readSubflows(pins: readonly string[] = []): Promise<ReadonlyMap<string, Flow>> {
  const subflows = new Map<string, Flow>();
  for (const pin of pins) {
    const { agent, version, file } = PIN.exec(pin)?.groups ?? {};
    if (agent === undefined || version === undefined || file === undefined)
      throw new UnusableError(`--subflow ${pin}: write <agent>@<version>=<file>, such as agt_abc@3=identity.json.`);
    const key = subflowKey({ agent, version: Number(version) });
    if (subflows.has(key)) throw new UnusableError(`--subflow ${key} is given twice.`);
    subflows.set(key, await readFlow(file));
  }
  return subflows;
}
