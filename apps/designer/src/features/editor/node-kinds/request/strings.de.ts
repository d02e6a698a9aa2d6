import { translate } from '../../../../language/strings.ts';
import type { exampleStrings, trialStrings } from './strings.ts';

export const trialGerman = translate<typeof trialStrings>('trial', {
  title: 'Anfrage ausprobieren',
  hint: {
    http: 'Sie wird wirklich gesendet, mit diesen Werten: Was das andere System daraufhin tut, geschieht.',
    calendar:
      'Der Kalender antwortet wie in einem Anruf, mit diesen Werten. Gebucht, verschoben oder abgesagt wird dabei nichts.',
  },
  send: { http: 'Senden', calendar: 'Den Kalender fragen' },
  sending: 'Die Anfrage ist unterwegs',
  yes: 'ja',
  no: 'nein',
  wrongValue: { number: 'Das ist keine Zahl.', json: 'Das ist noch kein JSON oder eines anderer Art.' },
  lost: 'Die Anfrage konnte nicht ausprobiert werden. Versuchen Sie es gleich noch einmal.',
  notSent: 'Nichts wurde gesendet: Dieser Schritt muss erst berichtigt werden.',
  failed: {
    timeout: (ms: number) =>
      `Das andere System brauchte zu lange: Innerhalb von ${Math.round(ms / 1000)} s kam nichts Vollständiges.`,
    failed: (_ms: number, reason: string) => `Das andere System konnte nicht gefragt werden. ${reason}`,
  },
  leaves: (port: string) => `Ein Anruf geht über „${port}“ weiter.`,
  status: (status: number) => `Status ${status}`,
  took: (ms: number) => `nach ${ms} ms.`,
  kept: 'Was behalten wird',
  nothingKept: 'Von der Antwort wird nichts in einer Variable behalten.',
  body: 'Antwort',
  cut: 'Die Antwort ist länger; dies ist ihr Anfang.',
  headers: (names: readonly string[]) =>
    names.length === 0 ? 'Keine Kopfzeilen.' : `Kopfzeilen: ${names.join(', ')}.`,
  pin: 'Als Beispiel anheften',
  pinned: 'Die Antwort ist angeheftet: Testanrufe und Probeanrufe verwenden sie.',
  notPinned: 'Die Antwort ist zu lang für ein Beispiel, oder Sie dürfen diesen Ablauf nur ansehen.',
});

export const exampleGerman = translate<typeof exampleStrings>('example', {
  none: 'Beispielantwort',
  pinned: (status: number) => `Beispielantwort · ${status}`,
  hint: 'Was das andere System in Testanrufen und Probeanrufen angeblich antwortet. In echten Anrufen kommt sie nie vor.',
  write: 'Schreiben',
  remove: 'Beispiel entfernen',
  status: 'Status',
  body: 'Antwort',
  bodyRefusal: 'Das ist noch kein JSON oder mehr als 20.000 Zeichen.',
});
