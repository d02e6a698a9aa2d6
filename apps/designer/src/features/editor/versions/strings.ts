import { defineStrings, type WordsOf } from '../../../language/strings.ts';
import type { KeptFlow } from './version-source.ts';

const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** Every word about what is different between two versions. */
export const changeStrings = defineStrings('change', {
  title: 'What callers will notice',
  onCanvas: 'See it on the canvas',
  behind: 'What only you notice',
  afterCalls: 'What is done otherwise after calls',
  reordered: 'The steps stand in another order.',
  nothing: 'Callers notice nothing: what they hear and where they come to is the same.',
  first: 'The first version there: nobody has heard anything else.',
  loading: 'Comparing with the version that answers there…',
  failed:
    'The version that answers there could not be loaded, so what changes is not shown. Publishing works all the same.',
  more: (number: number) => `and ${number} more`,
  moved: (number: number) =>
    number === 1 ? 'One step stands elsewhere on the canvas.' : `${number} steps stand elsewhere on the canvas.`,
  added: (step: string) => `“${step}” is new.`,
  removed: (step: string) => `“${step}” is gone.`,
  says: (step: string) => `“${step}” says something else.`,
  behaves: (step: string) => `“${step}” works differently.`,
  renamed: (before: string, after: string) => `“${before}” is called “${after}” now.`,
  regrouped: (step: string) => `“${step}” stands in another group.`,
  way: (step: string, port: string) => `“${step}”, ${port}`,
  leads(way: string, before: string | null, after: string | null): string {
    if (after === null) return `${way}: leads nowhere any more (before: “${before ?? ''}”).`;
    return before === null ? `${way}: leads to “${after}” now.` : `${way}: leads to “${after}” instead of “${before}”.`;
  },
  setting(name: string, before: string, after: string): string {
    const names: Readonly<Record<string, string>> = {
      voice: 'The voice',
      language: 'The language',
      apology: 'The last words when all else fails',
      persona: 'Who speaks',
      timeZone: 'The time zone',
      maxCallMinutes: 'The longest call, in minutes',
      fallbackNumber: 'The number that is rung when we fail',
    };
    const what = names[name] ?? `The setting “${name}”`;
    if (before === '') return `${what} is “${after}” now.`;
    return after === '' ? `${what} is no longer “${before}”.` : `${what} is “${after}” instead of “${before}”.`;
  },
  part(section: string, name: string, how: 'added' | 'removed' | 'changed'): string {
    const sections: Readonly<Record<string, string>> = {
      variables: 'Variable',
      intents: 'Intent',
      knowledge: 'Document',
      rules: 'Rule',
      scenarios: 'Scenario',
      translations: 'Language',
      name: 'The name of the flow',
    };
    const what = [sections[section] ?? section, name === '' ? '' : `“${name}”`].filter((part) => part !== '').join(' ');
    return `${what} ${{ added: 'is new', removed: 'is gone', changed: 'is different' }[how]}.`;
  },
});

/** Every word about published versions and checkpoints. */
export const versionStrings = defineStrings('version', {
  rail: 'Versions',
  title: 'Versions',
  hint: 'Press one to see it beside your draft.',
  none: 'Nothing is published yet: callers reach nobody.',
  nothingKept: 'While you edit, what the draft was before is kept here by itself.',
  loading: 'Fetching the versions…',
  failed: 'The versions could not be fetched. Close this and open it again to try once more.',
  notLoaded: 'That version could not be fetched. Try again in a moment.',
  answersIn: (environment: string, numbers: readonly number[]) =>
    `${environment}, as callers there meet it (version ${numbers.join(' and ')})`,
  version: (number: number) => `Version ${number}`,
  named: (version: string, name: string) => `${version} · ${name}`,
  reasons: {
    automatic: 'Kept while editing',
    named: 'Checkpoint',
    beforeRestore: 'Before going back to an older version',
    beforeImport: 'Before another flow took its place',
  },
  dated: (title: string, at: number) => `${title}, ${moment.format(at)}`,
  compared: (title: string) => `${title} compared with`,
  looking: (title: string) => `${title}, only to look at`,
  against: 'Compared with',
  yourDraft: 'your draft',
  show: { itself: 'Show it as it was', changes: 'Show what is different' },
  choice: 'What is called',
  draft: 'This draft',
  tryIt: 'Try this version',
  restore: 'Make it the draft',
  restored: (title: string, isKept: boolean) =>
    isKept
      ? `“${title}” is your draft now. What you had is kept in the list of versions; undo brings it back as well.`
      : `“${title}” is your draft now. The server does not answer, so only undo brings back what you had.`,
  back: 'Back to the draft',
  name: 'Name',
  keep: 'Keep it',
  keeping: 'Keeping it…',
  keepTitle: 'Save a named checkpoint',
  keepIntro: 'Keeps the draft as it is now, to come back to. Callers notice nothing of it.',
  kept: (name: string) => `The draft is kept as “${name}”.`,
  notSaved: 'The last changes could not be saved yet, so they cannot be kept either. Try again once you are online.',
  rename: 'Rename',
  renameTitle: 'Rename the checkpoint',
  renameIntro: 'With a name it is kept for ever; without one for a month.',
});

export type VersionWords = WordsOf<typeof versionStrings>;

/** What a version or a checkpoint is called on the screen. */
export function titleOfKept(kept: KeptFlow, text: VersionWords): string {
  const { name } = kept;
  if (kept.kind === 'checkpoint') return name === '' ? text.reasons[kept.reason] : name;
  const version = text.version(kept.number);
  return name === '' ? version : text.named(version, name);
}
