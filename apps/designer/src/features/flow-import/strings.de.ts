import { translate } from '../../language/strings.ts';
import type { importStrings } from './strings.ts';

export const importGerman = translate<typeof importStrings>('import', {
  title: 'Ablauf importieren',
  intro:
    'Ein Ablauf aus AYBIZA, Twilio Studio, Amazon Connect oder Vapi, als JSON-Datei, wie sein System sie exportiert.',
  drop: 'Datei hierher ziehen',
  choose: 'Datei wählen …',
  paste: 'Oder einfügen',
  pasteLabel: 'Ablauf als JSON',
  read: 'Lesen',
  reading: 'Wird gelesen …',
  tooLarge: 'Diese Datei ist größer als 5 MB, und das ist kein Ablauf.',
  unreadable: 'Die Datei konnte nicht gelesen werden.',
  notLoaded:
    'Der Import konnte nicht geladen werden. Prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.',
  another: 'Andere Datei',
  formats: {
    'twilio-studio': 'Twilio Studio',
    'amazon-connect': 'Amazon Connect',
    'amazon-connect-export': 'Amazon Connect (Export)',
    'vapi-workflow': 'Vapi',
    aybiza: 'AYBIZA',
  },
  from: (name: string, format: string, steps: number) =>
    `„${name}“ aus ${format}, ${steps === 1 ? '1 Schritt' : `${steps} Schritte`}`,
  replace: 'Diesen Ablauf ersetzen',
  replaceHint: 'Er tritt an die Stelle dieses Ablaufs; „Rückgängig“ bringt diesen zurück.',
  replaced: (name: string) => `„${name}“ ist jetzt hier. „Rückgängig“ bringt zurück, was vorher hier war.`,
  rail: 'Import',
  report: 'Was aus jedem Schritt wurde',
  reportTitle: 'Importbericht',
  reportNote: 'Er bleibt hier, solange dieser Browser-Tab offen ist.',
  forget: 'Bericht schließen',
  filter: 'Welche Schritte',
  all: (number: number) => `Alle ${number}`,
  verdicts: {
    mapped: 'Übertragen',
    approximated: 'Angenähert',
    noCounterpart: 'Ohne Entsprechung',
  },
  counted: {
    mapped: (number: number) => `${number} übertragen`,
    approximated: (number: number) => `${number} angenähert`,
    noCounterpart: (number: number) => `${number} ohne Entsprechung`,
  },
  hints: {
    mapped: 'Für Anrufer dasselbe.',
    approximated: 'Fast dasselbe, oder etwas ist noch auszufüllen.',
    noCounterpart: 'Als Notiz an seiner Stelle aufgehoben.',
  },
  nothing: 'Es gab keine Schritte.',
});
