import { isLanguageTag } from '@aybiza/flow/language-tag';
import { translate } from '../../../language/strings.ts';
import type { translationStrings } from './strings.ts';

const names = new Intl.DisplayNames(['fr'], { type: 'language' });
const nameOf = (tag: string): string => (isLanguageTag(tag) ? `${names.of(tag) ?? tag} (${tag})` : tag);
const count = (number: number, one: string, many: string) => `${number} ${number < 2 ? one : many}`;

export const translationFrench = translate<typeof translationStrings>('translation', {
  rail: 'Langues',
  title: 'Langues',
  hint: 'Ce qu’entendent les appelants après une étape « Langue ». Un texte sans traduction est dit tel quel.',
  emptyTitle: 'Une seule langue pour l’instant',
  empty: 'Ajoutez une langue, traduisez ce qui est dit et passez à cette langue avec une étape « Langue ».',
  language: 'Langue',
  addLanguage: 'Ajouter une langue',
  newLanguage: 'Une autre langue',
  newLanguageHint: 'Par exemple es, pt-BR ou cy',
  refused: 'Indiquez la langue sous la forme « es » ou « pt-BR », une qui n’y est pas encore.',
  add: 'Ajouter',
  wanted: (tag: string) => `Ajouter : ${nameOf(tag)}`,
  name: nameOf,
  progress: (missing: number, all: number) =>
    all === 0
      ? 'Ce parcours ne dit encore rien.'
      : missing === 0
        ? all < 2
          ? 'Le seul texte est traduit'
          : `Les ${all} textes sont traduits`
        : `${missing} sur ${count(all, 'texte', 'textes')} à traduire`,
  translationOf: (original: string) => `Traduction de « ${original} »`,
  placeholder: 'Pas encore traduit',
  missingHoles: (holes: readonly string[]) => `L’original dit aussi ${holes.map((hole) => `{{${hole}}}`).join(', ')}.`,
  goTo: (step: string) => `Aller à « ${step} »`,
  more: (left: number) => `Afficher ${count(left, 'autre texte', 'autres textes')}`,
  remove: 'Supprimer la langue',
  removed: (tag: string) => `Langue supprimée avec ses traductions : ${nameOf(tag)}.`,
});
