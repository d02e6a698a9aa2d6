/** Every word about what is different between two versions. */
export const changeStrings = {
  title: 'What callers will notice',
  onCanvas: 'See it on the canvas',
  behind: 'What only you notice',
  nothing: 'Callers notice nothing: what they hear and where they come to is the same.',
  first: 'The first version: nobody has heard anything else.',
  loading: 'Comparing with the live version…',
  failed: 'The live version could not be loaded, so what changes is not shown. Publishing works all the same.',
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
} as const;

/** Every word about published versions. */
export const versionStrings = {
  rail: 'Versions',
  title: 'Versions',
  hint: 'Press one to see it beside your draft.',
  none: 'Nothing is published yet: callers reach nobody.',
  loading: 'Fetching the versions…',
  failed: 'The versions could not be fetched. Close this and open it again to try once more.',
  notLoaded: 'That version could not be fetched. Try again in a moment.',
  live: 'Live',
  version: (number: number) => `Version ${number}`,
  compared: (number: number) => `Version ${number} compared with your draft`,
  looking: (number: number) => `Version ${number}, only to look at`,
  show: { itself: 'Show it as it was', changes: 'Show what is different' },
  choice: 'What is called',
  draft: 'This draft',
  tryIt: 'Try this version',
  restore: 'Make it the draft',
  restored: (number: number) =>
    `Version ${number} is your draft now. Undo brings back what you had; callers hear it once you publish.`,
  back: 'Back to the draft',
} as const;
