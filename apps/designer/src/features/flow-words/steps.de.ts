import type { FlowWords } from './strings.ts';

export const nodesGerman: FlowWords['nodes'] = {
  start: { title: 'Anrufbeginn', help: 'Hier kommt jeder Anruf an. Es gibt genau einen.' },
  say: { title: 'Sagen', help: 'Sagt dem Anrufer etwas und macht weiter.' },
  menu: { title: 'Menü', help: 'Fragt, worum es geht, und leitet den Anruf entsprechend weiter.' },
  collect: {
    title: 'Erfragen',
    help: 'Fragt nach einem oder mehreren Werten: einem Tag, einer Uhrzeit, einem Namen. Nimmt sie in jeder Reihenfolge, auch vorab genannt.',
  },
  confirm: {
    title: 'Bestätigen lassen',
    help: 'Liest Werte vor: Der Anrufer sagt ja, nein oder wie es richtig heißt.',
  },
  keypad: { title: 'Tasteneingabe', help: 'Nimmt eine Nummer über die Telefontasten an: Kundennummer, PIN, Karte.' },
  voicemail: { title: 'Mailbox', help: 'Nimmt nach einem Signalton eine Nachricht auf.' },
  branch: {
    title: 'Verzweigung',
    help: 'Entscheidet nach dem, was bekannt ist: Die erste Bedingung, die zutrifft, weist den Weg.',
  },
  hours: { title: 'Öffnungszeiten', help: 'Geöffnet oder geschlossen? Ein Wochenplan mit Feiertagen entscheidet.' },
  split: {
    title: 'Aufteilung',
    help: 'Schickt einen Teil der Anrufe in jede Richtung, um etwas auszuprobieren.',
  },
  limit: {
    title: 'Grenze',
    help: 'Beendet Wiederholungen: Nach so vielen Malen oder so viel Zeit geht der Anruf einen anderen Weg.',
  },
  classify: { title: 'Einordnen', help: 'Das Modell entscheidet, welche Ihrer Kategorien zum Gesagten passt.' },
  answer: {
    title: 'Auskunft',
    help: 'Beantwortet eine Frage aus Ihren Dokumenten und sagt es, wenn dort nichts dazu steht.',
  },
  converse: { title: 'Gespräch', help: 'Das Modell führt das Gespräch auf ein Ziel hin, in Grenzen, die Sie setzen.' },
  set: { title: 'Festhalten', help: 'Merkt sich etwas für später: gibt Variablen einen Wert.' },
  request: { title: 'Anfrage', help: 'Fragt ein anderes System, etwa den Kalender, und nutzt dessen Antwort.' },
  message: { title: 'Nachricht senden', help: 'Sendet eine Textnachricht, etwa eine Bestätigung oder einen Link.' },
  wait: {
    title: 'Warten',
    help: 'Macht eine Pause, still oder mit Musik, für eine Weile oder bis sich ein anderes System meldet.',
  },
  sendKeys: { title: 'Tasten senden', help: 'Drückt Telefontasten für die Gegenseite, etwa eine Durchwahl.' },
  tag: {
    title: 'Markierung',
    help: 'Schreibt ein Etikett oder eine Zahl in die Aufzeichnung des Anrufs, um sie später zu zählen.',
  },
  recording: { title: 'Aufnahme', help: 'Beginnt oder unterbricht die Aufnahme, setzt sie fort oder blendet sie aus.' },
  language: {
    title: 'Sprache',
    help: 'Macht in einer anderen Sprache weiter: Spracherkennung, Stimme und übersetzte Texte.',
  },
  transfer: { title: 'Weiterleiten', help: 'Verbindet den Anrufer mit einem Menschen.' },
  end: {
    title: 'Ende',
    help: 'Verabschiedet sich und legt auf; in einem anderen Ablauf geht es dort weiter. Das Ergebnis steht später in der Anrufliste.',
  },
  handler: {
    title: 'Sonderfall',
    help: 'Reagiert auf etwas, das Anrufer jederzeit sagen oder tun können, etwa nach einem Menschen fragen.',
  },
  resume: {
    title: 'Zurückkehren',
    help: 'Kehrt dorthin zurück, wo der Anruf war, und wiederholt die letzte Ansage.',
  },
  jump: { title: 'Sprung', help: 'Macht bei einem anderen Schritt weiter, ohne lange Linie quer durch die Zeichnung.' },
  subflow: {
    title: 'Unterablauf',
    help: 'Führt eine veröffentlichte Version eines anderen Ablaufs als Teil dieses Anrufs aus.',
  },
  group: {
    title: 'Gruppe',
    help: 'Ein Rahmen um Schritte: Was sie offen lassen, verlässt ihn über die eigenen Ausgänge der Gruppe.',
  },
  comment: {
    title: 'Notiz',
    help: 'Eine Notiz für alle, die an diesem Ablauf arbeiten. Kein Anruf kommt je hierher.',
  },
};

export const afterCallGerman: FlowWords['afterCall'] = {
  summary: {
    title: 'Zusammenfassung',
    help: 'Das Modell sagt in wenigen Sätzen, worum es ging und wie der Anruf endete.',
  },
  extract: {
    title: 'Werte herauslesen',
    help: 'Das Modell sucht im Gesagten nach Werten; sie werden als Ergebnisse des Anrufs gespeichert.',
  },
  score: {
    title: 'Bewertung',
    help: 'Das Modell beurteilt den Anruf nach Ihren Kriterien. Was es im Wortlaut nicht belegen kann, zählt nicht.',
  },
  webhook: {
    title: 'Webhook',
    help: 'Berichtet einem anderen System von dem Anruf, signiert, bis es zuhört.',
  },
  message: {
    title: 'Nachricht senden',
    help: 'Sendet dem Anrufer eine Textnachricht, etwa was vereinbart wurde. Nie zweimal: Was hinausgegangen sein kann, wird nicht noch einmal gesendet.',
  },
  email: {
    title: 'E-Mail',
    help: 'Berichtet Ihren Leuten von dem Anruf, etwa dass jemand zurückgerufen werden möchte.',
  },
  exportRecording: {
    title: 'Aufnahme exportieren',
    help: 'Legt eine Kopie der Aufnahme in einen Ordner des Speichers, wo andere sie abholen.',
  },
  contact: {
    title: 'Anrufer merken',
    help: 'Behält, wer angerufen hat und was vereinbart wurde, damit der nächste Anruf damit beginnen kann. Nur mit Einwilligung des Anrufers.',
  },
  callBack: {
    title: 'Zurückrufen',
    help: 'Jemand möchte zurückgerufen werden: Ein Mensch findet es auf der Seite „Rückrufe“, oder ein Agent ruft an, bis er jemanden erreicht.',
  },
};
