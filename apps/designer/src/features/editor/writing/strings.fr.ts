import { translate } from '../../../language/strings.ts';
import type { writingStrings } from './strings.ts';

const steps = (number: number) => `${number} ${number < 2 ? 'étape' : 'étapes'}`;

export const writingFrench = translate<typeof writingStrings>('writing', {
  title: 'Écrit d’après votre description',
  waiting: 'Lecture de votre description…',
  unattended:
    'Personne n’a encore commencé le dessin : le programme chargé de ce travail est à l’arrêt ou occupé ailleurs. Le dessin commence dès qu’il est libre. Vous pouvez attendre, démarrer ce programme, ou arrêter et dessiner vous-même.',
  writing: (number: number, errors: number) =>
    errors === 0
      ? `Votre ligne se dessine : ${steps(number)} jusqu’ici.`
      : `Votre ligne se dessine : ${steps(number)} jusqu’ici, ${errors} ${errors < 2 ? 'point' : 'points'} à corriger.`,
  finished: 'Votre ligne est dessinée et peut être publiée.',
  stopped: 'Vous avez arrêté. Ce qui était déjà dessiné est là.',
  gaveUp: 'Le modèle est allé aussi loin qu’il a pu. Les problèmes ci-dessous disent ce qui reste à corriger.',
  failed: 'Le modèle n’a pas répondu. Ce qui était déjà dessiné est là ; reliez un autre modèle ou dessinez vous-même.',
  stop: 'Arrêter',
  close: 'Fermer',
});
