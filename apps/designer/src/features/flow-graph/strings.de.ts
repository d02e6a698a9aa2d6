import { translate } from '../../language/strings.ts';
import type { CommentCount, ProblemCount } from './graph-layers.ts';
import type { graphStrings } from './strings.ts';

const untaken = 'Kein Probeanruf nimmt diese Verbindung';

function problems({ errors, warnings }: ProblemCount): string {
  const parts = [
    errors === 0 ? '' : `${errors} Fehler`,
    warnings === 0 ? '' : warnings === 1 ? '1 Warnung' : `${warnings} Warnungen`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

export const graphGerman = translate<typeof graphStrings>('graph', {
  canvas: 'Ablauf',
  problems,
  comments: ({ open, calls }: CommentCount) =>
    `${open === 1 ? '1 Kommentar' : `${open} Kommentare`}${calls ? ', Sie werden erwähnt' : ''}`,
  port: (label: string, wired: boolean) => (wired ? `${label}: verbunden` : `${label}: führt noch nirgendwohin`),
  wire: ({ from, port, to }: { from: string; port: string; to: string }, isTaken: boolean) =>
    [
      `Verbindung von „${from}“`,
      port === '' ? '' : ` über „${port}“`,
      ` zu „${to}“`,
      isTaken ? '' : `. ${untaken}`,
    ].join(''),
  nothingChosen: 'Nichts ausgewählt',
  untaken,
  insert: 'Schritt in diese Verbindung einfügen',
  changes: { added: 'Neu', removed: 'Weg', changed: 'Geändert', moved: 'Verschoben' },
  here: 'Hier ist der Anruf gerade',
  collapse: 'Gruppe einklappen',
  expand: 'Gruppe ausklappen',
  inside: (number: number) => (number === 1 ? '1 Schritt darin' : `${number} Schritte darin`),
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  fit: 'Alles zeigen',
  minimap: 'Übersicht',
  variables: 'Variablen',
  cardText: 'Text auf der Karte',
  cardName: 'Name des Schritts',
  writes: (name: string) => `${name} schreibt gerade`,
});
