import { translate } from '../../language/strings.ts';
import type { releaseStrings } from './strings.ts';

export const releaseFrench = translate<typeof releaseStrings>('release', {
  share: 'Pour quels appelants',
  shareAll: 'Tous les appelants',
  sharePart: (percent) => `${percent} % des appelants`,
  shareAllHint: 'Ou essayez-la d’abord avec une partie d’entre eux.',
  shareHint: 'Les autres gardent la version précédente. Modifiez les parts à la page Numéros.',
  watch: 'Revenir en arrière de soi-même si cela se passe moins bien',
  watchHint:
    'Après chaque appel, la nouvelle version est comparée à l’ancienne ; elle est retirée quand l’écart n’est plus dû au hasard.',
  measure: 'Moins bien veut dire que, plus souvent',
  margin: 'De plus de tant d’appels sur 100',
  grow: 'La donner à plus d’appelants tant que tout va bien',
  growHint: 'Après 50 de ses appelants à chaque fois : 25, 50, puis 100 %.',
  measures: {
    usual: 'des appels sont coupés, ou l’agent ne les règle pas',
    dropped: 'des appels sont coupés',
    left: 'des appelants raccrochent avant la fin',
    transferred: 'des appelants sont transférés à une personne',
    notContained: 'l’agent ne règle pas l’appel',
  },
  when: 'Quand',
  now: 'Maintenant',
  later: 'À un moment donné',
  at: 'Date et heure',
  atHint: 'La version est créée maintenant et ne change plus.',
  clocks: {
    workspace: (zone) => `À l’heure de l’espace de travail (${zone}).`,
    device: (zone) => `À l’heure de cet appareil (${zone}) : l’espace de travail n’a pas encore de fuseau horaire.`,
  },
  inZone: (moment, zone) => `${moment} (${zone})`,
  environment: 'Environnement',
  environmentHint: 'Quelles versions de l’agent répondent ici : celles des appelants, ou celles que l’on essaie.',
  where: 'Où',
  environments: { live: 'En ligne', staging: 'Préproduction', development: 'Développement' },
  whereHint: 'Les numéros et les widgets qui y mènent. Les appelants en ligne ne remarquent rien des autres.',
  planReplaced: (number: number, at: string) => `La version ${number} est prévue pour ${at}. Celle-ci prend sa place.`,
  planFollows: (number: number, at: string) =>
    `La version ${number} est prévue pour ${at} et répondra à partir de là. Annulez ce plan si ce n’est pas voulu.`,
  more: 'Quand et où',
});
