import { translate } from '../../language/strings.ts';
import type { analyticsStrings } from './strings.ts';

const count = new Intl.NumberFormat('de');
const calls = (number: number) => (number === 1 ? '1 Anruf' : `${count.format(number)} Anrufe`);

export const analyticsGerman = translate<typeof analyticsStrings>('analytics', {
  title: 'Auswertung',
  titleOf: (agent: string) => `Auswertung · ${agent}`,
  lead: 'Wie Anrufe liefen, wo Anrufer verloren gingen und was es gekostet hat. Die Zahlen sind wenige Sekunden nach jedem Anruf da.',
  filters: {
    period: 'Zeitraum',
    periods: {
      today: 'Heute',
      week: 'Letzte 7 Tage',
      month: 'Letzte 30 Tage',
      quarter: 'Letzte 90 Tage',
      own: 'Eigener Zeitraum',
    },
    firstDay: 'Erster Tag',
    lastDay: 'Letzter Tag',
    agent: 'Agent',
    allAgents: 'Alle Agenten',
    version: 'Version',
    allVersions: 'Alle Versionen',
    versionOf: (number: number, name: string) => (name === '' ? `Version ${number}` : `Version ${number}: ${name}`),
    tests: 'Testanrufe mitzählen',
  },
  zone: {
    days: (zone: string) => `Tage und Stunden gelten für ${zone}.`,
    unset: 'Für diesen Arbeitsbereich ist keine Zeitzone gewählt: Tage und Stunden sind die von UTC.',
    use: (zone: string) => `${zone} verwenden`,
    change: 'Ändern',
    title: 'Zeitzone des Arbeitsbereichs',
    label: 'Zeitzone',
    hint: 'Sie gilt für Zahlen, Grenzen und Monate aller im Arbeitsbereich. Frühere Zahlen werden neu eingeteilt.',
    save: 'Zeitzone speichern',
  },
  emptyTitle: 'Keine Anrufe in diesem Zeitraum',
  emptyText:
    'Wählen Sie einen anderen Zeitraum, zählen Sie Testanrufe mit oder rufen Sie den Agenten selbst an: Die Zahlen sind Sekunden nach dem Anruf hier.',
  openAgents: 'Zu den Agenten',
  before: (text: string) => `vorher ${text}`,
  noBefore: 'vorher keine Anrufe',
  tiles: {
    calls: { title: 'Anrufe', about: 'Anrufe, die beendet sind.' },
    contained: { title: 'Allein erledigt', about: 'Kamen ohne einen Menschen an ein Ende des Ablaufs.' },
    transferred: { title: 'Weitergeleitet', about: 'Ein Mensch hat den Anruf angenommen.' },
    left: { title: 'Aufgelegt', about: 'Aufgelegt, bevor der Ablauf an ein Ende kam.' },
    length: { title: 'Durchschnittliche Dauer', about: 'Vom Annehmen bis zum Ende.' },
  },
  counted: {
    contained: 'allein erledigt',
    transferred: 'weitergeleitet',
    left: 'aufgelegt',
    dropped: 'abgebrochen',
  },
  endings: {
    contained: 'Allein erledigt',
    transferred: 'Weitergeleitet',
    left: 'Aufgelegt',
    dropped: 'Abgebrochen',
  },
  volume: {
    title: 'Anrufe im Zeitverlauf',
    about:
      'Wie viele Anrufe begannen, danach geordnet, was aus ihnen wurde. Abgebrochen: Leitung oder Ablauf versagten, oder eine Grenze ließ niemanden mehr durch.',
    columns: ['Zeit', 'Anrufe', 'Allein erledigt', 'Weitergeleitet', 'Aufgelegt', 'Abgebrochen'],
    said: (when: string, number: number, parts: string) =>
      `${when}: ${calls(number)}${parts === '' ? '' : ` (${parts})`}`,
  },
  containment: {
    title: 'Allein erledigt und weitergeleitet im Zeitverlauf',
    about:
      'Der Anteil der Anrufe, die der Agent allein zu Ende gebracht hat, und derer, die ein Mensch angenommen hat. Tage ohne Anruf lassen eine Lücke.',
    columns: ['Zeit', 'Anrufe', 'Allein erledigt (%)', 'Weitergeleitet (%)'],
    said: (when: string, contained: string, transferred: string) =>
      `${when}: ${contained} allein erledigt, ${transferred} weitergeleitet`,
    nobody: (when: string) => `${when}: keine Anrufe`,
  },
  outcomes: {
    title: 'Ergebnisse',
    about: 'Wie das Ende, zu dem ein Anruf kam, im Ablauf heißt. Jedes führt zu seinen Anrufen.',
    columns: ['Ergebnis', 'Was aus dem Anruf wurde', 'Anrufe', 'Anteil (%)', 'Durchschnittliche Dauer (s)'],
    text: (number: number, share: string) => `${count.format(number)} · ${share}`,
  },
  nodes: {
    title: 'Wo Anrufer verloren gingen',
    about:
      'An jedem Schritt: wie viele Anrufe zu ihm kamen und wie viele davon dort endeten, weil aufgelegt wurde oder etwas versagte.',
    chooseAgent: 'Wählen Sie einen Agenten, um seinen Ablauf mit den Anrufen darauf zu sehen.',
    noVersion: 'Keine veröffentlichte Version hatte in diesem Zeitraum einen Anruf.',
    drawnOn: (name: string) => `Gezeichnet auf ${name}; Schritte, die es dort nicht gibt, stehen nur in der Tabelle.`,
    badge: (number: number, lost: number) => `${count.format(number)} · ${lost} verloren`,
    badgeAll: (number: number) => count.format(number),
    said: (number: number, lost: number, dwell: string) =>
      `${calls(number)}, ${lost} hier verloren, durchschnittlich ${dwell} hier verbracht`,
    columns: [
      'Schritt',
      'Anrufe',
      'Besuche',
      'Hier beendet',
      'Hier verloren',
      'Verloren von denen, die kamen (%)',
      'Durchschnittliche Zeit (s)',
    ],
    gone: (id: string) => `Ein Schritt, der nicht gezeichnet ist (${id})`,
  },
  understanding: {
    title: 'Wie Antworten verstanden wurden',
    about:
      'Jede Antwort eines Anrufers, nach dem, was sie zuerst verstand: eine Taste, unsere eigene Erkennung von Formulierungen oder das Modell. Nicht: Sie passte nirgends, und es wurde noch einmal gefragt.',
    layers: {
      understoodKey: 'Taste',
      understoodLocal: 'Eigene Erkennung',
      understoodModel: 'Modell',
      understoodNone: 'Nicht',
    },
    columns: ['Verstanden durch', 'Antworten', 'Anteil (%)'],
    none: 'In diesem Zeitraum hat niemand etwas geantwortet.',
  },
  latency: {
    title: 'Wie lange Anrufer auf eine Antwort warteten',
    about:
      'Vom Ende dessen, was gesagt wurde, bis die Leitung meldet, dass die Antwort läuft, mit allen Teilen. Die Hälfte aller Antworten war schneller als p50, 99 von hundert schneller als p99; auf 5 % genau.',
    parts: {
      total: 'Insgesamt',
      recogniser: 'Spracherkennung',
      decision: 'Entscheidung',
      model: 'Modell',
      request: 'Andere Systeme',
      voice: 'Stimme',
      transport: 'Leitung',
    },
    columns: ['Teil', 'Antworten', 'p50 (ms)', 'p90 (ms)', 'p99 (ms)'],
    text: (p50: string, p90: string, p99: string) => `${p50} · ${p90} · ${p99}`,
    legend: ['p50', 'p90', 'p99'],
    none: 'In diesem Zeitraum wurde keine Antwort gemessen.',
  },
  costs: {
    title: 'Kosten',
    about:
      'Was die Anrufe nach den Preisen ihrer Tage kosten, insgesamt und nach Ergebnis. Übungstechnik kostet nichts.',
    prices: 'Preise',
    perCall: (cost: string) => `${cost} je Anruf`,
    total: (cost: string, number: number) => `${cost} für ${calls(number)}`,
    partial: 'Manches, was verbraucht wurde, hat noch keinen Preis: Die wahren Kosten sind höher.',
    columns: (currency: string) => ['Ergebnis', 'Anrufe', `Kosten (${currency})`, `Kosten je Anruf (${currency})`],
  },
  scores: {
    title: 'Bewertungen',
    about:
      'Wie Anrufe nach ihrem Ende bewertet wurden, von 0 bis 100; manche Bewertung gilt nur für einen Teil der Anrufe.',
    none: 'In diesem Zeitraum wurde kein Anruf bewertet. Eine Bewertung ist ein Schritt nach dem Anruf, den Sie im Ablauf anlegen.',
    text: (score: string, passed: string, number: number) => `${score} · ${passed} bestanden · ${calls(number)}`,
    columns: ['Bewertung', 'Anrufe', 'Durchschnitt (0–100)', 'Bestanden (%)'],
    columnsByVersion: ['Bewertung und Version', 'Anrufe', 'Durchschnitt (0–100)', 'Bestanden (%)'],
    of: (name: string, version: string) => `${name}, ${version}`,
  },
  versions: {
    title: 'Versionen im Vergleich',
    about:
      'Jede Version, die in diesem Zeitraum Anrufe annahm, und ob sie sich wirklich unterscheidet. Ein Unterschied gilt nur, wenn Zufall ihn kaum erklärt, und je mehr Versionen verglichen werden, desto strenger.',
    chooseAgent: 'Wählen Sie einen Agenten, um seine Versionen zu vergleichen.',
    single: 'Nur eine Version nahm in diesem Zeitraum Anrufe an: Noch gibt es nichts zu vergleichen.',
    base: 'Vergleichen mit',
    drafts: 'Ausprobierte Entwürfe',
    columns: [
      'Version',
      'Anrufe',
      'Allein erledigt',
      'Weitergeleitet',
      'Aufgelegt',
      'Durchschnittliche Dauer',
      'Antwort p50',
      'Antwort p90',
    ],
    file: [
      'Version',
      'Anrufe',
      'Allein erledigt (%)',
      'Weitergeleitet (%)',
      'Aufgelegt (%)',
      'Durchschnittliche Dauer (s)',
      'Antwort p50 (ms)',
      'Antwort p90 (ms)',
    ],
    findings: 'Was sich sagen lässt',
    once: 'Das gilt für einen einzelnen Blick. Wer jeden Tag nachsieht, bis sich etwas unterscheidet, wird etwas finden.',
  },
  comparison: {
    measures: {
      contained: { verb: 'erledigt', noun: 'Anrufe allein' },
      transferred: { verb: 'leitet', noun: 'Anrufe weiter' },
      left: { verb: 'verliert', noun: 'Anrufer' },
    },
    points: (text: string) => `${text} Prozentpunkte`,
    range: (low: string, high: string) => `${low} bis ${high}`,
    different: ({ version, base, what, by, range, isMore }) => {
      const way = isMore ? 'mehr' : 'weniger';
      return `${version} ${what.verb} ${way} ${what.noun} als ${base}: ${by} ${way} (zu 95 % sicher: ${range}). Zufall allein erklärt das kaum.`;
    },
    alike: ({ version, base, what }) =>
      `${version} ${what.verb} etwa so viele ${what.noun} wie ${base}: Der Unterschied beträgt weniger als 5 Prozentpunkte.`,
    tooFew: ({ version, base, what, more }) =>
      `Das lässt sich noch nicht sagen: ${version} ${what.verb} vielleicht mehr, vielleicht weniger ${what.noun} als ${base}. Es bräuchte noch etwa ${calls(more)}.`,
  },
});
