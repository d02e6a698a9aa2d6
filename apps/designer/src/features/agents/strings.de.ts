import { translate } from '../../language/strings.ts';
import type { agentsStrings } from './strings.ts';

export const agentsGerman = translate<typeof agentsStrings>('agents', {
  title: 'Agenten',
  lead: 'Ein Agent nimmt Anrufe an, am Telefon oder aus dem Browser, nach dem Ablauf, den Sie zeichnen.',
  create: 'Neuer Agent',
  createIt: 'Anlegen',
  emptyTitle: 'Noch kein Agent',
  emptyText: 'Beginnen Sie mit einem fertigen Beispiel und ändern Sie es, oder mit einem leeren Ablauf.',
  live: (version: number) => `Live · V${version}`,
  draft: 'Nicht veröffentlicht',
  errors: (count: number) => `${count} Fehler`,
  warnings: (count: number) => (count === 1 ? '1 Warnung' : `${count} Warnungen`),
  ready: 'Keine Probleme',
  waits: 'Wartet auf Freigabe',
  mentions: (count: number) => (count === 1 ? 'Sie werden erwähnt' : `Sie werden ${count}-mal erwähnt`),
  number: 'Rufnummer',
  noNumber: 'Keine verbunden',
  callsToday: 'Anrufe heute',
  liveNow: (count: number) => `${count} gerade live`,
  failed: (count: number) => `${count} fehlgeschlagen`,
  changed: 'Geändert',
  analytics: 'Auswertung',
  calls: 'Anrufe',
  backTest: 'Rückschau',
  rename: 'Umbenennen',
  delete: 'Löschen',
  deleteTitle: (name: string) => `${name} löschen?`,
  deleteText:
    'Der Ablauf, alle Versionen und alles über die Anrufe werden mitgelöscht. Das lässt sich nicht rückgängig machen.',
  more: (name: string) => `Mehr zu ${name}`,
  name: 'Name',
  namePlaceholder: 'Empfang',
  gallery: {
    title: 'Beginnen mit',
    groups: {
      own: 'Ihre eigene Leitung',
      bookings: 'Termine und Tische',
      service: 'Fragen, Bestellungen und Reparaturen',
      outbound: 'Anrufe, die Sie tätigen',
    },
    starts: {
      'dental-practice': {
        title: 'Zahnarztpraxis',
        text: 'Vergibt, verschiebt und sagt Termine ab, kennt die Öffnungszeiten, verbindet mit einem Menschen.',
      },
      restaurant: {
        title: 'Restaurant',
        text: 'Nimmt Reservierungen an und ändert sie, beantwortet Fragen, gibt große Gruppen weiter.',
      },
      'vet-practice': {
        title: 'Tierarztpraxis',
        text: 'Vergibt Termine, notiert Rezepte und findet Tag und Nacht Hilfe für ein Tier.',
      },
      'online-shop': {
        title: 'Bestellungen und Rücksendungen',
        text: 'Sagt, wo eine Bestellung ist, nimmt Rücksendungen auf, antwortet aus Ihren Dokumenten.',
      },
      'property-repairs': {
        title: 'Reparaturannahme',
        text: 'Nimmt Reparaturen für eine Hausverwaltung auf und ruft den Notdienst, wenn Wasser läuft.',
      },
      'it-help-desk': {
        title: 'IT-Hilfe',
        text: 'Hilft bei Passwörtern, legt Vorgänge an, sagt, wie weit einer ist, und holt Fachleute dazu.',
      },
      'law-firm': {
        title: 'Anwaltskanzlei',
        text: 'Nimmt neue Fälle mit Einwilligung auf, stellt Mandanten durch, ruft beim Bereitschaftsdienst an.',
      },
      'customer-survey': {
        title: 'Kundenbefragung',
        text: 'Ruft nach einem Besuch an, stellt zwei Fragen und lässt Unzufriedene von der Leitung zurückrufen.',
      },
      questions: {
        title: 'Ein paar Fragen',
        text: 'Sagen Sie, was Anrufer tun können: buchen, fragen, eine Nachricht hinterlassen. Der fertige Ablauf wird für Sie gezeichnet.',
      },
      description: {
        title: 'Eine Beschreibung',
        text: 'Sagen Sie in eigenen Worten, wie Ihr Telefon beantwortet werden soll. Ein Modell zeichnet es, und Sie sehen zu.',
      },
      empty: { title: 'Leerer Ablauf', text: 'Meldet sich und verabschiedet sich. Alles andere zeichnen Sie.' },
      file: { title: 'Eine Datei', text: 'Ein Ablauf aus AYBIZA, Twilio Studio, Amazon Connect oder Vapi.' },
    },
  },
  questions: {
    business: 'Wie Ihr Betrieb heißt',
    businessPlaceholder: 'Hafen-Yoga',
    businessHint: 'Das ist zuerst zu hören: „Guten Tag, hier ist Hafen-Yoga. Wie kann ich Ihnen helfen?“',
    trade: 'Was er ist',
    tradePlaceholder: 'ein Yogastudio',
    wishes: 'Was Anrufer tun können',
    books: 'Termine buchen, verschieben oder absagen',
    booksHint: 'Im Kalender, der zu AYBIZA gehört. Ein anderer lässt sich später verbinden.',
    messages: 'Eine Nachricht hinterlassen',
    messagesHint: 'Name und Wunsch werden beim Anruf notiert.',
    hours: 'Wann jemand da ist',
    hoursPlaceholder: 'Wir haben Montag bis Freitag von neun bis siebzehn Uhr geöffnet.',
    hoursHint: 'Wird so gesagt, wie es hier steht, wenn jemand danach fragt. Leer: Es wird nicht gesagt.',
    facts: 'Wonach Anrufer fragen',
    factsPlaceholder:
      'Eine einzelne Stunde kostet 14 Euro, zehn kosten 120. Matten sind da. Parken können Sie hinter dem Haus.',
    factsHint: 'Fragen werden aus diesem Text beantwortet und aus nichts anderem. Leer: Es werden keine beantwortet.',
    person: 'Wer bei „mit einem Menschen sprechen“ angerufen wird',
    personPlaceholder: '+49 30 23125 018',
    personHint: 'Mit Landesvorwahl. Leer: niemand.',
    personPattern: 'Eine Rufnummer mit Landesvorwahl, etwa +49 30 23125 018',
    nothing:
      'Wählen Sie mindestens etwas aus, das Anrufer tun können, oder schreiben Sie auf, wonach sie fragen können.',
  },
  description: {
    label: 'Wie soll Ihr Telefon beantwortet werden?',
    placeholder:
      'Wir sind eine Bäckerei in Leipzig. Man bestellt bei uns Torten für einen Tag und eine Uhrzeit; wir brauchen den Namen, was darauf stehen soll und bis wann. Oft wird gefragt, wann wir geöffnet haben: Dienstag bis Samstag, acht bis achtzehn Uhr. Alles andere geht an Maria unter +49 30 23125 019.',
    hint: 'Was Anrufer möchten, was Sie von ihnen wissen müssen, was dann geschieht und wer angerufen wird, wenn der Agent nicht helfen kann.',
    practice: 'Das Übungsmodell kann keinen Ablauf zeichnen.',
    connect: 'Modell verbinden',
    instead: 'oder stattdessen ein paar Fragen beantworten: Dafür braucht es keines.',
    questions: 'Ein paar Fragen',
  },
  save: 'Speichern',
});
