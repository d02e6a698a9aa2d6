import { translate } from '../../../language/strings.ts';
import type { writingStrings } from './strings.ts';

const steps = (number: number) => (number === 1 ? '1 Schritt' : `${number} Schritte`);

export const writingGerman = translate<typeof writingStrings>('writing', {
  title: 'Nach Ihrer Beschreibung gezeichnet',
  waiting: 'Ihre Beschreibung wird gelesen …',
  unattended:
    'Noch hat niemand zu zeichnen begonnen: Der Hintergrunddienst (worker) läuft nicht oder ist beschäftigt. Es beginnt, sobald einer frei ist. Sie können warten, den Dienst starten oder hier beenden und selbst zeichnen.',
  writing: (number: number, errors: number) =>
    errors === 0
      ? `Ihr Ablauf wird gezeichnet: bisher ${steps(number)}.`
      : `Ihr Ablauf wird gezeichnet: bisher ${steps(number)}, ${errors === 1 ? '1 Stelle' : `${errors} Stellen`} zum Ausbessern.`,
  finished: 'Ihr Ablauf ist gezeichnet und kann veröffentlicht werden.',
  stopped: 'Sie haben es beendet. Was bis dahin gezeichnet war, ist hier.',
  gaveUp: 'Gezeichnet ist, so weit das Modell kam. Die Probleme unten sagen, was noch auszubessern ist.',
  failed:
    'Das Modell hat nicht geantwortet. Was bis dahin gezeichnet war, ist hier; verbinden Sie ein anderes Modell oder zeichnen Sie selbst.',
  stop: 'Beenden',
  close: 'Schließen',
});
