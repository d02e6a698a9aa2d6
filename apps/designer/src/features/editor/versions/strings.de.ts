import { translate } from '../../../language/strings.ts';
import type { changeStrings, versionStrings } from './strings.ts';

const moment = new Intl.DateTimeFormat('de', { dateStyle: 'medium', timeStyle: 'short' });

const SETTINGS: Readonly<Record<string, string>> = {
  voice: 'Die Stimme',
  language: 'Die Sprache',
  apology: 'Der letzte Satz, wenn nichts mehr hilft',
  persona: 'Die Persönlichkeit',
  timeZone: 'Die Zeitzone',
  maxCallMinutes: 'Der längste Anruf, in Minuten,',
  fallbackNumber: 'Die Ersatzrufnummer',
};

const SECTIONS: Readonly<Record<string, string>> = {
  variables: 'Variable',
  intents: 'Anliegen',
  knowledge: 'Dokument',
  rules: 'Regel',
  scenarios: 'Probeanruf',
  translations: 'Sprache',
  name: 'Der Name des Ablaufs',
};

export const changeGerman = translate<typeof changeStrings>('change', {
  title: 'Was Anrufer bemerken werden',
  onCanvas: 'Auf der Zeichenfläche zeigen',
  behind: 'Was nur Sie bemerken',
  afterCalls: 'Was nach Anrufen anders gemacht wird',
  reordered: 'Die Schritte stehen in anderer Reihenfolge.',
  nothing: 'Anrufer bemerken nichts: Was sie hören und wohin sie kommen, bleibt gleich.',
  first: 'Die erste Version dort: Niemand hat je etwas anderes gehört.',
  loading: 'Wird mit der Version verglichen, die dort antwortet …',
  failed:
    'Die Version, die dort antwortet, konnte nicht geladen werden, deshalb ist nicht zu sehen, was sich ändert. Veröffentlichen geht trotzdem.',
  more: (number: number) => `und ${number} weitere`,
  moved: (number: number) =>
    number === 1
      ? 'Ein Schritt steht woanders auf der Zeichenfläche.'
      : `${number} Schritte stehen woanders auf der Zeichenfläche.`,
  added: (step: string) => `„${step}“ ist neu.`,
  removed: (step: string) => `„${step}“ ist weg.`,
  says: (step: string) => `„${step}“ sagt etwas anderes.`,
  behaves: (step: string) => `„${step}“ arbeitet anders.`,
  renamed: (before: string, after: string) => `„${before}“ heißt jetzt „${after}“.`,
  regrouped: (step: string) => `„${step}“ steht in einer anderen Gruppe.`,
  way: (step: string, port: string) => `„${step}“, ${port}`,
  leads: (way: string, before: string | null, after: string | null) =>
    after === null
      ? `${way}: führt nirgendwohin mehr (vorher: „${before ?? ''}“).`
      : before === null
        ? `${way}: führt jetzt zu „${after}“.`
        : `${way}: führt zu „${after}“ statt zu „${before}“.`,
  setting(name: string, before: string, after: string): string {
    const what = SETTINGS[name] ?? `Die Einstellung „${name}“`;
    if (before === '') return `${what} ist jetzt „${after}“.`;
    return after === '' ? `${what} ist nicht mehr „${before}“.` : `${what} ist „${after}“ statt „${before}“.`;
  },
  part(section: string, name: string, how: 'added' | 'removed' | 'changed'): string {
    const what = [SECTIONS[section] ?? section, name === '' ? '' : `„${name}“`].filter((part) => part !== '').join(' ');
    return `${what} ${{ added: 'ist neu', removed: 'ist weg', changed: 'ist anders' }[how]}.`;
  },
});

export const versionGerman = translate<typeof versionStrings>('version', {
  rail: 'Versionen',
  title: 'Versionen',
  hint: 'Wählen Sie eine, um sie neben Ihrem Entwurf zu sehen.',
  none: 'Noch ist nichts veröffentlicht: Wer anruft, erreicht niemanden.',
  nothingKept: 'Während Sie bearbeiten, wird hier von selbst aufgehoben, wie der Entwurf vorher war.',
  loading: 'Versionen werden geladen …',
  failed: 'Die Versionen konnten nicht geladen werden. Schließen und öffnen Sie dies noch einmal.',
  notLoaded: 'Diese Version konnte nicht geladen werden. Versuchen Sie es gleich noch einmal.',
  answersIn: (environment, numbers) => `${environment}, wie man es dort erreicht (Version ${numbers.join(' und ')})`,
  version: (number: number) => `Version ${number}`,
  named: (version: string, name: string) => `${version} · ${name}`,
  reasons: {
    automatic: 'Beim Bearbeiten aufgehoben',
    named: 'Zwischenstand',
    beforeRestore: 'Vor der Rückkehr zu einer älteren Version',
    beforeImport: 'Bevor ein anderer Ablauf an seine Stelle trat',
  },
  dated: (title: string, at: number) => `${title}, ${moment.format(at)}`,
  compared: (title: string) => `${title} verglichen mit`,
  looking: (title: string) => `${title}, nur zum Ansehen`,
  against: 'Verglichen mit',
  yourDraft: 'Ihrem Entwurf',
  show: { itself: 'Zeigen, wie sie war', changes: 'Zeigen, was anders ist' },
  choice: 'Was angerufen wird',
  draft: 'Dieser Entwurf',
  tryIt: 'Diese Version ausprobieren',
  restore: 'Zum Entwurf machen',
  restored: (title: string, isKept: boolean) =>
    isKept
      ? `„${title}“ ist jetzt Ihr Entwurf. Was Sie hatten, steht in der Liste der Versionen; auch „Rückgängig“ bringt es zurück.`
      : `„${title}“ ist jetzt Ihr Entwurf. Der Server antwortet nicht, deshalb bringt nur „Rückgängig“ zurück, was Sie hatten.`,
  back: 'Zurück zum Entwurf',
  name: 'Name',
  keep: 'Sichern',
  keeping: 'Wird gesichert …',
  keepTitle: 'Zwischenstand mit Namen sichern',
  keepIntro:
    'Hält den Entwurf fest, wie er jetzt ist, damit Sie zu ihm zurückkehren können. Anrufer bemerken davon nichts.',
  kept: (name: string) => `Der Entwurf ist als „${name}“ gesichert.`,
  notSaved:
    'Die letzten Änderungen konnten noch nicht gespeichert werden und deshalb auch nicht gesichert. Versuchen Sie es noch einmal, sobald Sie online sind.',
  rename: 'Umbenennen',
  renameTitle: 'Zwischenstand umbenennen',
  renameIntro: 'Mit einem Namen bleibt er für immer, ohne einen Monat lang.',
});
