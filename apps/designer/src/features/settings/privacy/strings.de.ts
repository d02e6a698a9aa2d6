import { translate } from '../../../language/strings.ts';
import type { privacyStrings } from './strings.ts';

export const privacyGerman = translate<typeof privacyStrings>('privacy', {
  notice: 'Bevor ein Anruf aufgenommen wird',
  noticeLead: 'Was Anrufer aller Agenten vor allem anderen hören. Es gilt ab dem nächsten Anruf.',
  change: 'Ändern, was gesagt wird',
  save: 'Speichern',
  recording: 'Aufnahme',
  notices: {
    none: 'Anrufern wird nichts gesagt.',
    announce: 'Anrufer hören, dass der Anruf aufgenommen wird, bevor es geschieht.',
    ask: 'Anrufer werden gefragt. Ohne ein Ja wird nichts aufgenommen, und der Anruf geht weiter.',
  },
  noticeChoices: {
    none: 'Nichts sagen',
    announce: 'Auf die Aufnahme hinweisen',
    ask: 'Um Zustimmung bitten',
  },
  ai: 'Assistent',
  saysAi: 'Anrufer hören, dass sich ein automatischer Assistent meldet.',
  saysNoAi: 'Anrufern wird nicht gesagt, dass sich ein automatischer Assistent meldet.',
  sayAi: 'Sagen, dass sich ein automatischer Assistent meldet',
  words: 'Wortlaut',
  ownWords: 'In eigenen Worten',
  ownWordsHint: 'Wird statt unseres Satzes gesagt. Leer: unser Satz in der Sprache des Agenten.',
  ourWords: 'Unser Satz, in der Sprache des Agenten.',
  always:
    'Anrufer können jederzeit sagen: „Aufnahme beenden“, „Aufnahme löschen“ oder „Rufen Sie mich nicht an“. Es geschieht sofort.',
  region: 'Wo Anrufe verarbeitet werden',
  regionLead:
    'Welche Anbieter in Anrufen zuhören, sprechen und denken dürfen. Mit einer Region geht nichts von einem Anruf an einen Anbieter außerhalb, auch nicht, wenn andere ausfallen.',
  changeRegion: 'Region ändern',
  processed: 'Verarbeitet in',
  regions: {
    anywhere: 'Überall',
    eu: 'Nur in der Europäischen Union',
    us: 'Nur in den Vereinigten Staaten',
  },
  regionHint:
    'Ein Anbieter gilt als außerhalb, solange niemand sagen kann, wo er Anrufe verarbeitet. Für die Telefonleitung gilt das nicht: Ihr Betreiber wählt seine eigenen Wege.',
  notUsed: 'Nicht verwendet',
  outside: (name: string, isWhole: boolean) => (isWhole ? name : `Teile von ${name}`),
  parts: { stt: 'zuhört', tts: 'spricht', llm: 'denkt' },
  nobodyThere: (parts: readonly string[]) => `Dort gibt es niemanden, der ${parts.join(' oder ')}.`,
  nobodyThereDo:
    'Anrufe, die das brauchen, gehen an die Ersatzrufnummer, und nichts lässt sich veröffentlichen, bis Sie jemanden verbinden.',
  toAccounts: 'Anbieter öffnen',
  calling: 'Wer angerufen werden darf',
  callingLead: 'Anrufe an Menschen, die keine wünschen, werden abgelehnt, wer auch immer sie verlangt.',
  consentNeeded: 'Angerufen wird nur, wer hier zugestimmt hat.',
  consentFree: 'Angerufen werden darf, wer nicht widersprochen hat.',
  needConsent: 'Nur anrufen, wer zugestimmt hat',
  addNumber: 'Rufnummer hinzufügen',
  importNumbers: 'Rufnummern einlesen',
  importTitle: 'Einlesen, wer keine Anrufe möchte',
  importText:
    'Eine CSV-Datei mit einer Rufnummer je Zeile oder mit einer Spalte davon. Wer darin steht, wird ab jetzt von keinem Agenten angerufen.',
  dropFile: 'CSV-Datei hier ablegen',
  chooseFile: 'Datei wählen',
  imported: (count: number, written: string) =>
    count === 1 ? 'Eine Rufnummer wurde hinzugefügt.' : `${written} Rufnummern wurden hinzugefügt.`,
  thereBefore: (count: number, written: string) =>
    count === 1 ? 'Eine stand schon auf der Liste.' : `${written} standen schon auf der Liste.`,
  leftOut: (count: number, written: string) =>
    count === 1
      ? 'Eine Zeile hat keine Rufnummer, die angerufen werden kann:'
      : `${written} Zeilen haben keine Rufnummer, die angerufen werden kann:`,
  line: (line: string) => `Zeile ${line}`,
  tooLarge: (megabytes: number) => `Eine Datei hat höchstens ${megabytes} MB. Teilen Sie sie auf.`,
  importDone: 'Fertig',
  number: 'Rufnummer',
  numberHint: 'Mit Landesvorwahl, etwa +442079460123.',
  choice: 'Die Person',
  choices: { refused: 'Möchte nicht angerufen werden', agreed: 'Hat Anrufen zugestimmt' },
  sources: { caller: 'in einem Anruf gesagt', member: 'hier vermerkt' },
  noNumbers: 'Noch hat niemand widersprochen oder zugestimmt.',
  remove: 'Entfernen',
  removeNumber: 'Diese Rufnummer entfernen?',
  removeText: (number: string) => `${number} darf dann wieder angerufen werden, wenn nichts anderes es verbietet.`,
  holds: 'Löschsperren',
  holdsLead:
    'Was ein Gericht oder eine Behörde verlangt hat. Nichts löscht es: nicht die Frist oben, kein Mensch, nicht das Ende des Arbeitsbereichs.',
  noHolds: 'Nichts ist gesperrt. Wer die Rolle „Inhaber“ hat, kann einen Anruf oder Kontakt auf dessen Seite sperren.',
  kinds: { call: 'Ein Anruf', contact: 'Ein Kontakt und seine Anrufe' },
  heldContact: (e164: string) => `${e164} und alle Anrufe dazu`,
  heldBy: (name: string) => `von ${name}`,
  somebody: 'jemandem, der nicht mehr dabei ist',
  release: 'Aufheben',
  releaseHold: 'Diese Löschsperre aufheben?',
  releaseText: 'Was inzwischen hätte gelöscht werden sollen, wird innerhalb einer Stunde gelöscht.',
  hold: 'Löschsperre setzen',
  onHold: 'Mit Löschsperre',
  holdTitles: {
    call: 'Löschsperre für diesen Anruf setzen',
    contact: 'Löschsperre für diesen Kontakt setzen',
  },
  holdTexts: {
    call: 'Nichts löscht seine Aufnahme und sein Protokoll, bis jemand mit der Rolle „Inhaber“ die Sperre aufhebt.',
    contact:
      'Nichts löscht, was über die Person und ihre Anrufe behalten ist, auch keine Aufnahmen und Protokolle, bis jemand mit der Rolle „Inhaber“ die Sperre aufhebt.',
  },
  reason: 'Grund',
  erasure: 'Eine Person löschen',
  erasureLead: 'Alles über eine Person, mit einem Bericht, was gelöscht wurde.',
  toContacts: 'Kontakte öffnen',
});
