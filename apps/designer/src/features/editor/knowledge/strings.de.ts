import { MAX_DOCUMENT_LENGTH } from '@aybiza/flow/document-length';
import { translate } from '../../../language/strings.ts';
import type { knowledgeStrings } from './strings.ts';

const number = (value: number) => value.toLocaleString('de');

export const knowledgeGerman = translate<typeof knowledgeStrings>('editor/knowledge', {
  rail: 'Wissen',
  title: 'Wissen',
  hint: 'Daraus antworten Schritte der Art „Auskunft“, und aus nichts anderem. Das Modell sieht die Textstellen, die zur Frage passen.',
  empty:
    'Noch keine Dokumente. Fügen Sie hinzu, wonach Anrufer fragen: Preise, Parkplätze, wie man sich auf einen Besuch vorbereitet.',
  add: 'Dokument schreiben',
  drop: 'Text- oder Markdown-Dateien hierher ziehen',
  choose: 'Dateien wählen',
  reading: 'Wird gelesen …',
  first: 'Neues Dokument',
  name: 'Titel',
  text: 'Text',
  textHint: 'Ein Absatz für jedes Thema: Das Modell bekommt immer ganze Absätze.',
  textRefused: `Ein Dokument fasst ${number(MAX_DOCUMENT_LENGTH)} Zeichen. Teilen Sie es in zwei.`,
  summary: (letters: number) => (letters === 0 ? 'leer' : `${number(letters)} Zeichen`),
  remove: 'Dokument entfernen',
  removed: (title: string) => `„${title}“ ist entfernt.`,
  tooLong: (file: string, letters?: number) =>
    letters === undefined
      ? `„${file}“ ist zu lang: Ein Dokument fasst ${number(MAX_DOCUMENT_LENGTH)} Zeichen. Teilen Sie es in mehrere.`
      : `„${file}“ hat ${number(letters)} Zeichen, ein Dokument fasst ${number(MAX_DOCUMENT_LENGTH)}. Teilen Sie es in mehrere.`,
  noText: (file: string) =>
    `„${file}“ ist kein reiner Text. Speichern Sie die Datei zuerst als Text oder Markdown (UTF-8).`,
  emptyFile: (file: string) => `„${file}“ ist leer.`,
  unreadable: (file: string) => `„${file}“ konnte nicht gelesen werden.`,
  question: 'Eine Frage ausprobieren',
  questionHint:
    'So, wie Anrufer sie stellen würden. Gezeigt werden die Textstellen, aus denen das Modell antwortet, die beste zuerst.',
  find: 'Suchen',
  nothingFound: 'Keine Textstelle enthält Wörter dieser Frage: Der Anruf ginge über „Nicht gefunden“ weiter.',
  notTried:
    'Die Frage konnte nicht ausprobiert werden. Prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.',
  full: 'Mehr Dokumente fasst dieser Ablauf nicht: Entfernen Sie zuerst eines.',
});
