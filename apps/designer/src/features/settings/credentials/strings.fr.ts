import { translate } from '../../../language/strings.ts';
import type { credentialStrings } from './strings.ts';

export const credentialFrench = translate<typeof credentialStrings>('credential', {
  title: 'Identifiants',
  lead: 'Les clés d’autres systèmes que vos agents interrogent, comme votre logiciel de rendez-vous. Une étape cite leur nom ; leur secret est chiffré, n’est plus jamais affiché et n’est envoyé qu’à leurs propres adresses.',
  add: 'Ajouter des identifiants',
  none: 'Pas encore d’identifiants. Les systèmes qui n’en demandent pas peuvent être interrogés sans.',
  addTitle: 'Ajouter des identifiants',
  changeTitle: (name: string) => `Modifier ${name}`,
  change: 'Modifier',
  changeFor: (name: string) => `Modifier ${name}`,
  remove: 'Retirer',
  removeFor: (name: string) => `Retirer ${name}`,
  removeTitle: (name: string) => `Retirer ${name} ?`,
  removeText: 'Leur secret est oublié. Les étapes qui les citent échouent alors pour tous les appelants.',
  save: 'Enregistrer',
  name: 'Nom',
  nameHint: 'Tel que le citent les étapes : minuscules, chiffres et _.',
  namePlaceholder: 'booking_system',
  kind: 'Comment ils sont présentés',
  kinds: {
    bearer: 'Jeton (Bearer)',
    basic: 'Nom d’utilisateur et mot de passe',
    header: 'Un en-tête à part',
  },
  username: 'Nom d’utilisateur',
  header: 'En-tête',
  origins: 'Adresses auxquelles ils peuvent être envoyés',
  originsHint: 'Une par ligne, par exemple https://api.example.com.',
  secrets: { bearer: 'Jeton', basic: 'Mot de passe', header: 'Valeur' },
  secretKept: (ending: string) =>
    ending === ''
      ? 'Laissez vide pour garder ce qui est enregistré.'
      : `Laissez vide pour garder ce qui finit par ${ending}.`,
  endsIn: (ending: string) => `finit par ${ending}`,
});
