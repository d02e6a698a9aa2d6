import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const bin = join(import.meta.dirname, '../bin/aybiza.mjs');
const templates = join(import.meta.dirname, '../../../packages/flow/templates');
const practice = join(templates, 'dental-practice.json');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aybiza-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The command as a person runs it, in a folder without an installation. */
async function aybiza(args: readonly string[], env: Record<string, string> = {}) {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [bin, ...args], { cwd: folder, env: { PATH, ...env } });
  const output = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.err += text;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { ...output, code };
}

async function writeFlow(name: string, value: unknown): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
}

const broken = {
  schemaVersion: 1,
  name: 'Broken',
  nodes: { hello: { kind: 'say', label: 'Greeting', data: { text: 'Hello' } } },
  edges: {},
};

describe('check', () => {
  test('a flow without errors passes and says so', async () => {
    const { out, code } = await aybiza(['check', practice]);
    expect(out).toMatch(/0 errors/);
    expect(code).toBe(0);
  });

  test('a problem is told with its place, a sentence and its code, and fails', async () => {
    const { out, code } = await aybiza(['check', await writeFlow('broken.json', broken)]);
    expect(out).toMatch(/^error {4}.*\[NO_START\]$/m);
    expect(out).toContain('hello “Greeting”');
    expect(code).toBe(1);
  });

  test('a file that is no flow is told apart from a flow with errors', async () => {
    const { err, code } = await aybiza(['check', await writeFlow('other.json', { nodes: 3 })]);
    expect(err).toContain('not a flow');
    expect(code).toBe(2);
  });

  test.each([
    ['a file that is missing', 'nowhere.json', 'cannot be read'],
    ['a file that is not JSON', 'text.json', 'is not JSON'],
  ])('%s cannot be used', async (_, name, reason) => {
    await writeFlow('text.json', 'Hello');
    const { err, code } = await aybiza(['check', join(folder, name)]);
    expect(err).toContain(reason);
    expect(code).toBe(2);
  });
});

describe('test', () => {
  const withScenario = async (step: object) => {
    const flow: unknown = JSON.parse(await readFile(practice, 'utf8'));
    return writeFlow('tested.json', {
      ...Object(flow),
      scenarios: { one: { name: 'Greets <callers>', steps: [step] } },
    });
  };

  test('runs the scenarios of a flow and passes', async () => {
    const { out, code } = await aybiza(['test', await withScenario({ expect: 'said', text: 'How can I help' })]);
    expect(out).toMatch(/1 scenarios, 0 failed/);
    expect(code).toBe(0);
  });

  test('tells what was otherwise, and writes it for other programs', async () => {
    const report = join(folder, 'report.xml');
    const file = await withScenario({ expect: 'said', text: 'Good evening' });
    const { out, code } = await aybiza(['test', file, '--junit', report]);
    expect(out).toContain('failed  Greets <callers>');
    expect(out).toContain('step 1: “Good evening” was not said');
    expect(code).toBe(1);
    const xml = await readFile(report, 'utf8');
    expect(xml).toContain('tests="1" failures="1"');
    expect(xml).toContain('name="Greets &lt;callers&gt;"');
  });

  test('makes up calls that take every wire', async () => {
    const { out, code } = await aybiza(['test', practice, '--generated']);
    expect(out).toMatch(/\d\d scenarios, 0 failed, 100 % of the wires taken/);
    expect(code).toBe(0);
  });

  test('makes calls go wrong, and every one of them ends', async () => {
    const { out, code } = await aybiza(['test', practice, '--chaos']);
    expect(out).toMatch(/\d\d\d scenarios, 0 failed/);
    expect(code).toBe(0);
  });

  test('does not run a flow with errors', async () => {
    const { err, code } = await aybiza(['test', await writeFlow('broken.json', broken)]);
    expect(err).toContain('[NO_START]');
    expect(code).toBe(1);
  });
});

describe('subflows', () => {
  const node = (kind: string, data: object = {}) => ({ kind, data });
  const inner = {
    schemaVersion: 1,
    name: 'Inner',
    nodes: { start: node('start'), bye: node('end', { outcome: 'done' }) },
    edges: { one: { from: { node: 'start', port: 'next' }, to: { node: 'bye' } } },
  };
  const outer = {
    ...inner,
    name: 'Outer',
    nodes: {
      ...inner.nodes,
      part: node('subflow', { agent: 'identity', version: 3, outcomes: [{ id: 'done', outcome: 'done' }] }),
    },
    edges: {
      one: { from: { node: 'start', port: 'next' }, to: { node: 'part' } },
      two: { from: { node: 'part', port: 'outcome.done' }, to: { node: 'bye' } },
    },
  };
  const files = async () => {
    const file = await writeFlow('outer.json', outer);
    return { file, pin: `identity@3=${await writeFlow('inner.json', inner)}` };
  };

  test.each(['check', 'test', 'compile'])('%s knows the flows that are named', async (command) => {
    const { file, pin } = await files();
    const without = await aybiza([command, file]);
    expect([without.code, `${without.out}${without.err}`]).toEqual([1, expect.stringContaining('[UNKNOWN_SUBFLOW]')]);
    expect((await aybiza([command, file, '--subflow', pin])).code).toBe(0);
  });

  test.each([
    ['written otherwise', ['identity=inner.json'], 'write <agent>@<version>=<file>'],
    ['given twice', ['twice', 'twice'], 'is given twice'],
    ['in a file that is missing', ['identity@3=nowhere.json'], 'cannot be read'],
  ])('one that is %s is told', async (_, given, reason) => {
    const { file, pin } = await files();
    const args = given.flatMap((each) => ['--subflow', each === 'twice' ? pin : each]);
    const { err, code } = await aybiza(['check', file, ...args]);
    expect([code, err]).toEqual([2, expect.stringContaining(reason)]);
  });
});

describe('import', () => {
  const studio = {
    initial_state: 'Trigger',
    states: [
      { name: 'Trigger', type: 'trigger', transitions: [{ event: 'incomingCall', next: 'hello' }], properties: {} },
      {
        name: 'hello',
        type: 'say-play',
        transitions: [{ event: 'audioComplete' }],
        properties: { say: 'Hello {{trigger.call.From}}', loop: 1 },
      },
    ],
  };

  test('prints a flow that passes the check', async () => {
    const { out, code } = await aybiza(['import', await writeFlow('studio.json', studio)]);
    expect(code).toBe(0);
    expect(JSON.stringify(JSON.parse(out))).toContain('Hello');
    expect(await aybiza(['check', await writeFlow('imported.json', out)])).toMatchObject({ code: 0 });
  });

  test('tells what became of every step', async () => {
    const { out, code } = await aybiza(['import', await writeFlow('studio.json', studio), '--report']);
    expect(code).toBe(0);
    expect(out).toMatch(/mapped +say-play “hello”/);
  });

  test('refuses what is no flow of any system', async () => {
    const { err, code } = await aybiza(['import', await writeFlow('other.json', { nodes: 3 })]);
    expect(err).toContain('other.json');
    expect(code).toBe(2);
  });
});

describe('compile', () => {
  test('prints exactly the golden statechart', async () => {
    const { out, code } = await aybiza(['compile', practice]);
    const golden = join(templates, '../fixtures/dental-practice.statechart.json');
    expect(out).toBe(await readFile(golden, 'utf8'));
    expect(code).toBe(0);
  });

  test('prints no statechart for a flow with errors', async () => {
    const { out, err, code } = await aybiza(['compile', await writeFlow('broken.json', broken)]);
    expect({ out, code }).toEqual({ out: '', code: 1 });
    expect(err).toContain('[NO_START]');
  });
});

test('a reader who stops early is no error', async () => {
  const { PATH = '' } = process.env;
  const child = spawn('sh', ['-c', '"$0" "$1" compile "$2" | head -n 1', process.execPath, bin, practice], {
    cwd: folder,
    env: { PATH },
  });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  await new Promise((resolve) => child.once('close', resolve));
  expect(told).toBe('');
});

test('an unknown command or option explains itself', async () => {
  const unknown = await aybiza(['sing', practice]);
  expect(unknown.err).toContain('There is no command “sing”');
  expect(unknown.code).toBe(2);
  expect((await aybiza(['check', practice, '--loud'])).code).toBe(2);
  expect(await aybiza(['--help'])).toMatchObject({ code: 0, err: '' });
});
