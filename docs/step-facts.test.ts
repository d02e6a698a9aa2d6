import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLOW_SCHEMA_VERSION, flowSchema, type NodeKind, nodeKinds, validateFlow } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { stepGuide } from '../apps/designer/src/features/editor/inspector/step-guide.ts';
import { editorStrings } from '../apps/designer/src/features/editor/strings.ts';
import { inEnglish } from '../apps/designer/src/language/strings.ts';
import { pageOf, withFacts } from './step-facts/facts.ts';
import { settingNames } from './step-facts/names.ts';
import { settingsOf } from './step-facts/settings.ts';
import { waysOut } from './step-facts/ways.ts';

const DESIGNERS = join(import.meta.dirname, 'designers');
const kinds = Object.keys(nodeKinds) as NodeKind[];
const textOf = (page: string) => readFileSync(join(DESIGNERS, page), 'utf8');

describe('the pages about steps', () => {
  it('are there for every kind, and for nothing else', () => {
    expect(readdirSync(join(DESIGNERS, 'steps')).toSorted()).toEqual(kinds.map(pageOf).toSorted());
  });

  it.each(kinds)('say of %s what the flow language says today (npm run update -w docs)', (kind) => {
    const page = textOf(`steps/${pageOf(kind)}`);
    expect(withFacts(page, kind)).toBe(page);
    expect(page).toMatch(new RegExp(`^# ${nodeKinds[kind].title}\n`));
    for (const way of Object.values(waysOut[kind])) expect(page).toContain(way);
  });

  it('stand in one list with what each does', () => {
    const list = textOf('steps.md');
    for (const kind of kinds) expect(list).toContain(`(./steps/${pageOf(kind)})`);
  });

  it.each(kinds)('are where the form of %s leads to', (kind) => {
    expect(stepGuide(kind)).toBe(`/guide/designers/steps/${pageOf(kind).replace('.md', '.html')}`);
  });

  it.each(kinds)('name nothing of %s that its data no longer have', (kind) => {
    expect(Object.keys(settingNames[kind]).toSorted()).toEqual(
      settingsOf(kind)
        .map(({ path }) => path)
        .toSorted(),
    );
  });
});

it('the page about values names every kind of answer as the form does', () => {
  const page = textOf('values.md');
  for (const name of Object.values(inEnglish(editorStrings).valueKinds.kinds)) expect(page).toContain(`**${name}**`);
});

it('the page about questions names what every question has as the form does', () => {
  const page = textOf('questions.md');
  const { ladders, fields } = inEnglish(editorStrings);
  for (const name of [ladders.noInput, ladders.noMatch, fields.interruption, fields.voice]) {
    expect(page).toContain(`**${name}**`);
  }
  for (const way of Object.values(fields.interruptions)) expect(page).toContain(way);
});

it('every expression and every formatter of the page about values is one that the compiler takes', () => {
  const page = textOf('values.md').replaceAll('\\|', '|');
  const variables = {
    ...Object.fromEntries(['name', 'answer', 'code'].map((name) => [name, { type: 'text' }])),
    ...Object.fromEntries(['people', 'age', 'price'].map((name) => [name, { type: 'number' }])),
    ...Object.fromEntries(['confirmed', 'closed', 'holiday'].map((name) => [name, { type: 'yesNo' }])),
    day: { type: 'date' },
    at: { type: 'time' },
    slots: { type: 'list' },
  };
  const codes = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
  const [, expressions = ''] = page.split('## Expressions');
  const written = codes(expressions);
  const templates = codes(page).filter((code) => code.startsWith('{{'));
  expect(written.length).toBeGreaterThan(10);
  expect(templates.length).toBeGreaterThan(6);
  // Whatever type each has, the length of a list of it is a number.
  const assignments = written.map((value) => ({ variable: 'people', value: `size([${value}])` }));
  const flow = flowSchema.parse({
    schemaVersion: FLOW_SCHEMA_VERSION,
    name: 'What the guide says',
    variables,
    nodes: {
      start: { kind: 'start', data: {} },
      notes: { kind: 'set', data: { assignments } },
      ...Object.fromEntries(templates.map((text, at) => [`say${at}`, { kind: 'say', data: { text } }])),
    },
  });
  const wrong = validateFlow(flow).filter(({ code }) => /EXPRESSION|TEMPLATE|UNKNOWN|UNLIKE/.test(code));
  expect(wrong.map(({ message }) => message)).toEqual([]);
});
