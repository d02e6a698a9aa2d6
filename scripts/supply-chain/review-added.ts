import { isAllowedLicence, licenceOf } from './licences.ts';
import { findAdded, type Lock, type LockedPackage } from './read-lock.ts';
import type { PublishedVersion, ReadPublished } from './read-published.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** As `npm run add` asks for it: most of what is bad in a version is found out within days. */
const LEAST_DAYS = 7;
/** A registry answers a few at a time. */
const AT_ONCE = 8;

/** What a change of the lock brings. */
export interface DependencyReview {
  /** For whoever reviews it, in Markdown. */
  readonly report: string;
  /** What breaks a rule, a sentence each. */
  readonly refused: readonly string[];
}

/** Holds what a change adds to the lock against our rules. */
export async function reviewAdded(
  locks: { readonly before: Lock; readonly after: Lock },
  options: { readonly readPublished: ReadPublished; readonly now: number },
): Promise<DependencyReview> {
  const added = findAdded(locks.before, locks.after);
  if (added.length === 0) return { report: 'No version of a package is new.\n', refused: [] };
  const rows: string[] = [];
  const refused: string[] = [];
  for (let from = 0; from < added.length; from += AT_ONCE) {
    const some = added.slice(from, from + AT_ONCE);
    const published = await Promise.all(some.map(({ name, version }) => options.readPublished(name, version)));
    some.forEach((one, index) => {
      const known = published[index];
      if (known === undefined) return;
      const judged = judge(one, known, { scripts: locks.after.scripts, now: options.now });
      rows.push(judged.row);
      refused.push(...judged.refused);
    });
  }
  const head = ['package', 'version', 'days out', 'maintainers', 'install script', 'KiB', 'licence', 'provenance'];
  const table = [`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`, ...rows];
  const verdict =
    refused.length === 0 ? ['Nothing breaks a rule. A second person looks at it.'] : refused.map((one) => `- ${one}`);
  return { report: `${[...table, '', ...verdict].join('\n')}\n`, refused };
}

function judge(
  { name, version, hasInstallScript, ...locked }: LockedPackage,
  { at, maintainers, unpackedBytes, ...published }: PublishedVersion,
  { scripts, now }: { readonly scripts: Lock['scripts']; readonly now: number },
): { row: string; refused: string[] } {
  const id = `${name}@${version}`;
  const days = at === undefined ? undefined : Math.floor((now - at) / DAY_MS);
  const licence = licenceOf(name, locked.licence ?? published.licence);
  const script = !hasInstallScript
    ? 'none'
    : scripts[name] === undefined
      ? 'not decided'
      : scripts[name]
        ? 'runs'
        : 'off';
  const provenance = published.hasProvenance ? 'yes' : published.hadProvenance ? 'no more' : 'no';
  const cells = [
    name,
    version,
    days ?? '?',
    maintainers === undefined ? '?' : `${maintainers.length} (${maintainers.slice(0, 5).join(', ')})`,
    script,
    unpackedBytes === undefined ? '?' : Math.ceil(unpackedBytes / 1024),
    licence,
    provenance,
  ];
  const refused = [
    days === undefined && `${id}: the registry does not say when it came out.`,
    days !== undefined && days < LEAST_DAYS && `${id} came out ${days} days ago: wait until it is ${LEAST_DAYS}.`,
    script === 'not decided' && `${id} has an install script: decide on it by name in allowScripts of package.json.`,
    !isAllowedLicence(licence) && `${id} has the licence ${licence}, which is not in scripts/supply-chain/licences.ts.`,
    provenance === 'no more' &&
      `${id} does not say which build made it, and a version before it did: ask its makers why.`,
  ].filter((one) => one !== false);
  return { row: `| ${cells.map(plain).join(' | ')} |`, refused };
}

/** What a package's makers wrote draws nothing in a report. */
function plain(text: string | number): string {
  return String(text)
    .replaceAll(/[^\w@/.,+()? -]/g, '_')
    .slice(0, 100);
}
