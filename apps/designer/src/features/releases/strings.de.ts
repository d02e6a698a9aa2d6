import { translate } from '../../language/strings.ts';
import type { releaseStrings } from './strings.ts';

export const releaseGerman = translate<typeof releaseStrings>('release', {
  share: 'Wer sie erreicht',
  shareAll: 'Alle, die anrufen',
  sharePart: (percent) => `${percent} % der Anrufer`,
  shareAllHint: 'Oder erproben Sie sie erst mit einem Teil.',
  shareHint: 'Alle anderen bleiben bei der vorigen Version. Die Anteile ändern Sie auf der Seite „Rufnummern“.',
  watch: 'Von selbst zurückgehen, wenn es schlechter läuft',
  watchHint:
    'Nach jedem Anruf wird die neue Version mit der alten verglichen. Ist der Unterschied kein Zufall, wird sie zurückgenommen.',
  measure: 'Schlechter heißt: Häufiger als bisher',
  margin: 'Um mehr als so viele von 100 Anrufen',
  grow: 'Mehr Anrufern geben, solange es gut geht',
  growHint: 'Nach je 50 ihrer Anrufer: 25, 50, dann 100 %.',
  measures: {
    usual: 'brechen Anrufe ab, oder der Agent erledigt sie nicht',
    dropped: 'brechen Anrufe ab',
    left: 'legen Anrufer vor dem Ende auf',
    transferred: 'werden Anrufer an einen Menschen weitergeleitet',
    notContained: 'erledigt der Agent den Anruf nicht',
  },
  when: 'Wann',
  now: 'Jetzt',
  later: 'Zu einer Zeit',
  at: 'Tag und Uhrzeit',
  atHint: 'Die Version entsteht jetzt und ändert sich nicht mehr.',
  clocks: {
    workspace: (zone) => `Nach der Uhr des Arbeitsbereichs (${zone}).`,
    device: (zone) => `Nach der Uhr dieses Geräts (${zone}): Der Arbeitsbereich hat noch keine Zeitzone.`,
  },
  inZone: (moment, zone) => `${moment} (${zone})`,
  environment: 'Umgebung',
  environmentHint: 'Welche Versionen des Agenten sich hier melden: die für alle Anrufer oder die, die erprobt werden.',
  where: 'Wo',
  environments: { live: 'Live', staging: 'Probe', development: 'Entwicklung' },
  whereHint: 'Rufnummern und Widgets, die dorthin zeigen. Wer live anruft, merkt von den anderen nichts.',
  planReplaced: (number: number, at: string) => `Version ${number} ist für ${at} geplant. Diese tritt an ihre Stelle.`,
  planFollows: (number: number, at: string) =>
    `Version ${number} ist für ${at} geplant und antwortet von da an. Sagen Sie den Plan ab, wenn sie das nicht soll.`,
  more: 'Wann und wo',
});
