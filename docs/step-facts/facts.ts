import { type NodeKind, type Port, type PortFallback, portsOf } from '@aybiza/flow';
import { samplesOf } from './samples.ts';
import { settingsOf, sharesSettings } from './settings.ts';
import { ownWays, waysOut } from './ways.ts';

const BEGIN = '<!-- facts: written by `npm run update -w docs`, from packages/flow -->';
const END = '<!-- facts: end -->';
const BLOCK = new RegExp(`${BEGIN}[\\s\\S]*?${END}`);

const LEFT_OPEN: Readonly<Record<PortFallback, string>> = {
  mustBeWired: 'the flow cannot be published',
  failure: 'your handler for errors, else an apology and the end of the call',
  silence: 'your handler for silence, else an apology and the end of the call',
  passedOn: 'as if the group had no such way',
};

/** The file of a kind's page, from docs/designers/steps. */
export function pageOf(kind: NodeKind): string {
  return `${kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`;
}

/**
 * A page with what the flow language says of the kind today, in place of what it said before.
 * @throws Error when the page has no place for it
 */
export function withFacts(page: string, kind: NodeKind): string {
  if (!BLOCK.test(page)) throw new Error(`The page of ${kind} has no lines “${BEGIN}” and “${END}”.`);
  return page.replace(BLOCK, () => [BEGIN, '', ...factsOf(kind), '', END].join('\n'));
}

function factsOf(kind: NodeKind): string[] {
  const parts = [waysTable(kind), settingsTable(kind)].filter((lines) => lines.length > 0);
  return parts.flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]));
}

function waysTable(kind: NodeKind): string[] {
  const rows = waysOf(kind).map(
    (port) => `| ${ownWays[keyOf(port)] ?? port.label} | ${meaningOf(kind, port)} | ${LEFT_OPEN[port.fallback]} |`,
  );
  if (rows.length === 0) return [];
  return [
    '## Ways out',
    '',
    '| way | callers leave by it when | left open, it leads to |',
    '| --- | --- | --- |',
    ...rows,
  ];
}

/** Each way once; of those that authors add, the first of each sort. */
function waysOf(kind: NodeKind): Port[] {
  const byKey = new Map<string, Port>();
  for (const port of samplesOf(kind).flatMap(portsOf)) if (!byKey.has(keyOf(port))) byKey.set(keyOf(port), port);
  return [...byKey.values()];
}

function keyOf({ id }: Port): string {
  return id.split('.')[0] ?? id;
}

function meaningOf(kind: NodeKind, port: Port): string {
  const meaning = waysOut[kind][keyOf(port)];
  if (meaning === undefined) throw new Error(`docs/step-facts/ways.ts does not tell of ${kind}.${keyOf(port)}.`);
  return meaning;
}

function settingsTable(kind: NodeKind): string[] {
  const rows = settingsOf(kind).map(({ name, path, takes, begins }) => {
    // A part of an item stands below the list that it is in.
    const indent = path.includes('[].') ? '– ' : '';
    return `| ${indent}${name} | ${takes} | ${begins} | \`${path}\` |`;
  });
  if (rows.length === 0) return [];
  const shared = 'It also has what [every question and every sentence](../questions.md) has.';
  return [
    '## Settings',
    '',
    '| in its form | takes | a new one has | in the file |',
    '| --- | --- | --- | --- |',
    ...rows,
    ...(sharesSettings(kind) ? ['', shared] : []),
  ];
}
