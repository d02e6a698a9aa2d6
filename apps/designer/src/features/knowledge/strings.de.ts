import { translate } from '../../language/strings.ts';
import type { knowledgeStrings } from './strings.ts';

const number = (value: number) => value.toLocaleString('de');
const decimal = new Intl.NumberFormat('de', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const count = (value: number, one: string, many: string) => (value === 1 ? `1 ${one}` : `${number(value)} ${many}`);

export const knowledgeGerman = translate<typeof knowledgeStrings>('knowledge', {
  title: 'Wissen',
  lead: 'Dateien und Webseiten, aus denen Agenten antworten. Ein Schritt des Ablaufs legt fest, welche er verwenden darf.',
  drop: 'Text-, Markdown-, PDF- oder CSV-Dateien hierher ziehen',
  choose: 'Dateien wählen',
  uploading: (file: string, left: number) =>
    `„${file}“ wird hinzugefügt${left > 1 ? `, danach ${left - 1} weitere` : ''} …`,
  replacing: (file: string) => `Wird durch „${file}“ ersetzt …`,
  notReplaced: (file: string, why: string) => `Durch „${file}“ wurde nichts ersetzt. ${why}`,
  notReadAgain: (why: string) => `Es wird nicht noch einmal gelesen. ${why}`,
  proxyLimit:
    'Ein Server auf dem Weg hierher nimmt keine Datei dieser Größe an. Bitten Sie die Betreiber von AYBIZA, die Grenze auf 25 MB zu erhöhen.',
  proxyRefused: (status: number) =>
    `Ein Server auf dem Weg hierher hat es abgewiesen (${status}). Versuchen Sie es gleich noch einmal.`,
  tooLarge: (file: string, mb: number) =>
    `„${file}“ hat mehr als ${mb} MB, und nichts wurde gesendet. Teilen Sie die Datei auf oder speichern Sie sie mit kleineren Bildern.`,
  notAdded: (file: string, why: string) => `„${file}“ wurde nicht hinzugefügt. ${why}`,
  addPage: 'Webseite hinzufügen',
  address: 'Adresse',
  addressHint: 'Eine einzelne Seite, etwa https://example.com/prices. Sie muss öffentlich im Web stehen.',
  badAddress: 'Das ist keine Adresse einer Webseite: Sie beginnt mit https:// oder http://.',
  daily: 'Jeden Tag neu lesen',
  add: 'Hinzufügen',
  newCollection: 'Neue Sammlung',
  collectionName: 'Name',
  collectionHint: 'Agenten, die eine Sammlung verwenden, antworten auch aus dem, was Sie später hinzufügen.',
  collection: 'Sammlung',
  none: 'Keine Sammlung',
  documents: 'Dokumente',
  usage: (documents: number, passages: number) =>
    `${count(documents, 'Dokument', 'Dokumente')}, ${count(passages, 'Textstelle', 'Textstellen')}`,
  documentGone: 'Das Dokument, aus dem diese Antwort stammt, ist nicht mehr hier.',
  emptyTitle: 'Noch nichts, woraus geantwortet werden kann',
  empty: 'Fügen Sie hinzu, wonach Anrufer fragen: Preise, Parkplätze, wie man sich auf einen Besuch vorbereitet.',
  columns: { title: 'Dokument', state: 'Stand', passages: 'Textstellen', read: 'Gelesen' },
  states: { waiting: 'Wartet', reading: 'Wird gelesen', ready: 'Bereit', failed: 'Nicht gelesen' },
  failures: {
    NO_TEXT:
      'Es enthält keinen Text, nur Bilder. Scannen Sie es mit Texterkennung oder fügen Sie den Text selbst hinzu.',
    EMPTY: 'Es steht nichts darin. Prüfen Sie, ob es die richtige Datei ist.',
    ENCRYPTED: 'Es ist mit einem Passwort geschützt. Speichern Sie es ohne Passwort und ersetzen Sie die Datei.',
    DAMAGED:
      'Die Datei ist beschädigt oder nicht das, was ihr Name sagt. Speichern Sie sie neu und ersetzen Sie die Datei.',
    TOO_LARGE:
      'Es ist größer als 10 MB. Fügen Sie die Seite hinzu, auf der steht, wonach Anrufer fragen, oder eine kleinere Datei.',
    TOO_MANY_PAGES: 'Es hat mehr als 1.000 Seiten. Teilen Sie es und fügen Sie hinzu, wonach Anrufer fragen.',
    TOO_MANY_PASSAGES: 'Es ist zu lang für ein Dokument. Teilen Sie es in mehrere.',
    TOO_HARD:
      'Das Lesen brauchte zu lange oder zu viel Speicher. Speichern Sie es neu oder fügen Sie seinen Text hinzu.',
    WRONG_CHARSET:
      'Die Buchstaben sind nicht zu erkennen. Speichern Sie es als reinen Text in UTF-8 und ersetzen Sie die Datei.',
    ADDRESS_REFUSED:
      'Diese Adresse steht nicht öffentlich im Web und wird nicht abgefragt. Fügen Sie den Text als Datei hinzu.',
    UNREACHABLE:
      'Unter der Adresse antwortet niemand oder nur mit einem Fehler. Prüfen Sie sie und lesen Sie dann neu.',
    NOT_THERE: 'Diese Seite gibt es nicht mehr. Prüfen Sie die Adresse oder löschen Sie das Dokument.',
    NOT_ALLOWED: 'Die Seite verlangt eine Anmeldung. Fügen Sie ihren Text als Datei hinzu.',
    NOT_A_PAGE: 'Unter der Adresse ist weder eine Seite noch ein Text. Fügen Sie den Inhalt als Datei hinzu.',
    NEEDS_SCRIPT:
      'Die Seite ist leer, bis ein Browser ihre Programme ausgeführt hat. Fügen Sie ihren Text als Datei hinzu.',
    WORKSPACE_FULL: 'Mehr Textstellen fasst der Arbeitsbereich nicht. Löschen Sie Dokumente, die niemand braucht.',
    GIVEN_UP:
      'Bei uns versagte etwas, mehrmals. Lesen Sie es neu; geschieht es wieder, sagen Sie es den Betreibern von AYBIZA.',
  },
  keepsOld: 'Geantwortet wird aus dem, was vorher gelesen wurde.',
  changed: (added: number, removed: number) => `${number(added)} neu, ${number(removed)} weg`,
  more: (title: string) => `Mehr zu „${title}“`,
  open: 'Textstellen',
  rename: 'Umbenennen oder verschieben',
  replace: 'Datei ersetzen',
  again: 'Neu lesen',
  delete: 'Löschen',
  save: 'Speichern',
  name: 'Titel',
  deleteTitle: (title: string) => `„${title}“ löschen?`,
  deleteText: 'Die Textstellen sind sofort weg, auch für laufende Anrufe.',
  usedBy: (agents: readonly string[]) =>
    `Verwendet von ${agents.join(', ')}: Dort geht es ohne das Dokument weiter, und die Entwürfe weisen darauf hin.`,
  unused: 'Kein Agent nennt es.',
  close: 'Schließen',
  page: (page: number) => `Seite ${page}`,
  firstPassages: (shown: number, all: number) => `Die ersten ${number(shown)} von ${number(all)}`,
  gone: 'Seit dem vorigen Lesen weg',
  fresh: 'Seit dem vorigen Lesen neu',
  tryTitle: 'Eine Frage ausprobieren',
  tryLead:
    'Fragen Sie, wie Anrufer fragen würden: Sie sehen die Textstellen, die ein Anruf findet, und was sein Modell daraus antwortet.',
  question: 'Frage',
  agent: 'Für',
  anyAgent: 'Alle Dokumente',
  ask: 'Fragen',
  answer: 'Antwort',
  asking: 'Das Modell wird gefragt …',
  answeredIn: (ms: number) => `in ${decimal.format(ms / 1000)} s`,
  practiceModel: 'Übungsmodell',
  doesNotTell: 'Die Textstellen sagen es nicht: Der Anruf ginge über „Nicht gefunden“ weiter.',
  nothingFound:
    'Keine Textstelle passt zu dieser Frage: Der Anruf ginge über „Nicht gefunden“ weiter, ohne das Modell zu fragen.',
  nobodyAsked:
    'Kein Sprachserver antwortet, und nur dort sind die Modelle. Starten Sie einen und fragen Sie dann noch einmal.',
  notAsked: (why: string) => `Kein Modell wurde gefragt. ${why}`,
  modelFailures: {
    works: 'Das Modell hat nicht geantwortet. Fragen Sie noch einmal.',
    wrongKey:
      'Der Anbieter des Modells weist den Schlüssel zurück. Geben Sie ihn in den Einstellungen unter „Anbieter“ neu ein.',
    notAllowed:
      'Der Schlüssel darf dieses Modell nicht verwenden. Erteilen Sie ihm das Recht auf der Website des Anbieters.',
    unreachable: 'Der Anbieter des Modells antwortet nicht. Fragen Sie gleich noch einmal.',
    modelNotAvailable:
      'Der Anbieter hat dieses Modell nicht oder nicht für dieses Konto. Wählen Sie in den Einstellungen ein anderes.',
    noCredit:
      'Das Konto beim Anbieter des Modells hat kein Guthaben mehr. Laden Sie es auf der Website des Anbieters auf.',
    busy: 'Der Anbieter des Modells ist im Moment überlastet. Fragen Sie in einer Minute noch einmal.',
    addressRefused: 'Die Adresse des Modells führt in ein privates Netz. Ändern Sie sie in den Einstellungen.',
    failed:
      'Das Modell hat nicht geantwortet. Fragen Sie noch einmal; geschieht es wieder, prüfen Sie das Konto in den Einstellungen.',
  },
  cited: 'In der Antwort',
  found: (many: number, byMeaning: boolean) =>
    `${count(many, 'Textstelle', 'Textstellen')} gefunden nach ${byMeaning ? 'Wörtern und Bedeutung' : 'Wörtern'}`,
  score: (score: number) => `Punkte ${decimal.format(score)}`,
});
