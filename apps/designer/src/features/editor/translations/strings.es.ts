import { isLanguageTag } from '@aybiza/flow/language-tag';
import { translate } from '../../../language/strings.ts';
import type { translationStrings } from './strings.ts';

const names = new Intl.DisplayNames(['es'], { type: 'language' });
const nameOf = (tag: string): string => (isLanguageTag(tag) ? `${names.of(tag) ?? tag} (${tag})` : tag);
const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

export const translationSpanish = translate<typeof translationStrings>('translation', {
  rail: 'Idiomas',
  title: 'Idiomas',
  hint: 'Lo que oyen quienes llaman después de un paso «Idioma». Un texto sin traducción se dice tal como está.',
  emptyTitle: 'Un solo idioma por ahora',
  empty: 'Añada un idioma, traduzca lo que se dice y cambie a él con un paso «Idioma».',
  language: 'Idioma',
  addLanguage: 'Añadir un idioma',
  newLanguage: 'Otro idioma',
  newLanguageHint: 'Por ejemplo, fr, pt-BR o cy',
  refused: 'Escriba el idioma como «fr» o «pt-BR», uno que aún no esté.',
  add: 'Añadir',
  wanted: (tag: string) => `Añadir: ${nameOf(tag)}`,
  name: nameOf,
  progress: (missing: number, all: number) =>
    all === 0
      ? 'Este flujo aún no dice nada.'
      : missing === 0
        ? all === 1
          ? 'El único texto está traducido'
          : `Los ${all} textos están traducidos`
        : `${missing} de ${count(all, 'texto', 'textos')} sin traducir`,
  translationOf: (original: string) => `Traducción de «${original}»`,
  placeholder: 'Aún sin traducir',
  missingHoles: (holes: readonly string[]) =>
    `El original dice también ${holes.map((hole) => `{{${hole}}}`).join(', ')}.`,
  goTo: (step: string) => `Ir a «${step}»`,
  more: (left: number) => `Mostrar ${count(left, 'texto más', 'textos más')}`,
  remove: 'Quitar el idioma',
  removed: (tag: string) => `Idioma quitado con sus traducciones: ${nameOf(tag)}.`,
});
