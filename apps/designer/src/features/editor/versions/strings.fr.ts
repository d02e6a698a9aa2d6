import { translate } from '../../../language/strings.ts';
import type { changeStrings, versionStrings } from './strings.ts';

const moment = new Intl.DateTimeFormat('fr', { dateStyle: 'medium', timeStyle: 'short' });

/** What a part of a flow is called, and whether the word is feminine. */
const SECTIONS: Readonly<Record<string, readonly [string, boolean]>> = {
  variables: ['La variable', true],
  intents: ['L’intention', true],
  knowledge: ['Le document', false],
  rules: ['La règle', true],
  scenarios: ['Le scénario', false],
  translations: ['La langue', true],
  name: ['Le nom du parcours', false],
};

export const changeFrench = translate<typeof changeStrings>('change', {
  title: 'Ce que les appelants remarqueront',
  onCanvas: 'Voir sur le schéma',
  behind: 'Ce que les appelants ne remarquent pas',
  afterCalls: 'Ce qui se fait autrement après les appels',
  reordered: 'Les étapes sont dans un autre ordre.',
  nothing: 'Les appelants ne remarquent rien : ce qu’ils entendent et là où ils arrivent ne change pas.',
  first: 'La première version à cet endroit : personne n’a rien entendu d’autre.',
  loading: 'Comparaison avec la version qui y répond…',
  failed:
    'La version qui y répond n’a pas pu être chargée : ce qui change n’est pas affiché. Vous pouvez publier quand même.',
  more: (number: number) => `et ${number} de plus`,
  moved: (number: number) =>
    number < 2 ? 'Une étape a changé de place sur le schéma.' : `${number} étapes ont changé de place sur le schéma.`,
  added: (step: string) => `« ${step} » est une nouvelle étape.`,
  removed: (step: string) => `« ${step} » a disparu.`,
  says: (step: string) => `« ${step} » dit autre chose.`,
  behaves: (step: string) => `« ${step} » se comporte autrement.`,
  renamed: (before: string, after: string) => `« ${before} » s’appelle maintenant « ${after} ».`,
  regrouped: (step: string) => `« ${step} » a changé de groupe.`,
  way: (step: string, port: string) => `« ${step} », ${port}`,
  leads(way: string, before: string | null, after: string | null): string {
    if (after === null) return `${way} : ne mène plus nulle part (avant : « ${before ?? ''} »).`;
    return before === null
      ? `${way} : mène maintenant à « ${after} ».`
      : `${way} : mène à « ${after} » au lieu de « ${before} ».`;
  },
  setting(name: string, before: string, after: string): string {
    const names: Readonly<Record<string, string>> = {
      voice: 'Voix',
      language: 'Langue',
      apology: 'Derniers mots quand plus rien ne marche',
      persona: 'Personnage',
      timeZone: 'Fuseau horaire',
      maxCallMinutes: 'Durée maximale d’un appel, en minutes',
      fallbackNumber: 'Numéro appelé en cas de panne',
    };
    const what = names[name] ?? `Réglage « ${name} »`;
    if (before === '') return `${what} : désormais « ${after} ».`;
    return after === '' ? `${what} : plus « ${before} ».` : `${what} : « ${after} » au lieu de « ${before} ».`;
  },
  part(section: string, name: string, how: 'added' | 'removed' | 'changed'): string {
    const [word, isFeminine] = SECTIONS[section] ?? [section, false];
    const what = [word, name === '' ? '' : `« ${name} »`].filter((part) => part !== '').join(' ');
    const added = isFeminine ? 'est nouvelle' : 'est nouveau';
    return `${what} ${{ added, removed: 'a disparu', changed: 'a changé' }[how]}.`;
  },
});

export const versionFrench = translate<typeof versionStrings>('version', {
  rail: 'Versions',
  title: 'Versions',
  hint: 'Cliquez sur l’une d’elles pour la voir à côté de votre brouillon.',
  none: 'Rien n’est encore publié : les appelants ne joignent personne.',
  nothingKept: 'Pendant que vous travaillez, l’état antérieur du brouillon est gardé ici de lui-même.',
  loading: 'Chargement des versions…',
  failed: 'Les versions n’ont pas pu être chargées. Fermez ce volet et rouvrez-le pour réessayer.',
  notLoaded: 'Cette version n’a pas pu être chargée. Réessayez dans un instant.',
  answersIn: (environment, numbers) => `${environment}, comme on y est reçu (version ${numbers.join(' et ')})`,
  version: (number: number) => `Version ${number}`,
  named: (version: string, name: string) => `${version} · ${name}`,
  reasons: {
    automatic: 'Gardé pendant le travail',
    named: 'Point d’étape',
    beforeRestore: 'Avant le retour à une version plus ancienne',
    beforeImport: 'Avant le remplacement par un autre parcours',
  },
  dated: (title: string, at: number) => `${title}, ${moment.format(at)}`,
  compared: (title: string) => `${title}, par rapport à`,
  looking: (title: string) => `${title}, en lecture seule`,
  against: 'Par rapport à',
  yourDraft: 'votre brouillon',
  show: { itself: 'Afficher tel que c’était', changes: 'Afficher les différences' },
  choice: 'Ce qui est appelé',
  draft: 'Ce brouillon',
  tryIt: 'Essayer cette version',
  restore: 'En faire le brouillon',
  restored: (title: string, isKept: boolean) =>
    isKept
      ? `« ${title} » est maintenant votre brouillon. Ce que vous aviez est gardé dans la liste des versions ; annuler le ramène aussi.`
      : `« ${title} » est maintenant votre brouillon. Le serveur ne répond pas : seul annuler ramène ce que vous aviez.`,
  back: 'Revenir au brouillon',
  name: 'Nom',
  keep: 'Garder',
  keeping: 'Enregistrement…',
  keepTitle: 'Enregistrer un point d’étape nommé',
  keepIntro: 'Garde le brouillon tel qu’il est, pour pouvoir y revenir. Les appelants n’en remarquent rien.',
  kept: (name: string) => `Le brouillon est gardé sous « ${name} ».`,
  notSaved:
    'Les dernières modifications n’ont pas encore pu être enregistrées, et ne peuvent donc pas être gardées. Réessayez une fois en ligne.',
  rename: 'Renommer',
  renameTitle: 'Renommer le point d’étape',
  renameIntro: 'Avec un nom, il est gardé pour toujours ; sans nom, pendant un mois.',
});
