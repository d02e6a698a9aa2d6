import { isLanguageTag } from '@aybiza/flow/language-tag';
import { translate } from '../../../language/strings.ts';
import type { translationStrings } from './strings.ts';

const names = new Intl.DisplayNames(['de'], { type: 'language' });
const texts = (number: number) => (number === 1 ? '1 Text' : `${number} Texte`);

const nameOf = (tag: string): string => (isLanguageTag(tag) ? `${names.of(tag) ?? tag} (${tag})` : tag);

export const translationGerman = translate<typeof translationStrings>('translation', {
  rail: 'Sprachen',
  title: 'Sprachen',
  hint: 'Was nach einem Schritt der Art „Sprache“ zu hören ist. Ein Text ohne Übersetzung wird gesagt, wie er ist.',
  emptyTitle: 'Bisher eine Sprache',
  empty:
    'Fügen Sie eine Sprache hinzu, übersetzen Sie, was gesagt wird, und wechseln Sie mit einem Schritt der Art „Sprache“ zu ihr.',
  language: 'Sprache',
  addLanguage: 'Sprache hinzufügen',
  newLanguage: 'Weitere Sprache',
  newLanguageHint: 'Etwa es, pt-BR oder tr',
  refused: 'Schreiben Sie die Sprache wie „es“ oder „pt-BR“, und nur eine, die noch nicht da ist.',
  add: 'Hinzufügen',
  wanted: (tag: string) => `${nameOf(tag)} hinzufügen`,
  name: nameOf,
  progress: (missing: number, all: number) =>
    all === 0
      ? 'Dieser Ablauf sagt noch nichts.'
      : missing === 0
        ? all === 1
          ? 'Der eine Text ist übersetzt'
          : `Alle ${all} Texte übersetzt`
        : `${missing} von ${texts(all)}${all === 1 ? '' : 'n'} noch nicht übersetzt`,
  translationOf: (original: string) => `Übersetzung von „${original}“`,
  placeholder: 'Noch nicht übersetzt',
  missingHoles: (holes: readonly string[]) =>
    `Im Original steht außerdem ${holes.map((hole) => `{{${hole}}}`).join(', ')}.`,
  goTo: (step: string) => `Zu „${step}“`,
  more: (left: number) => (left === 1 ? '1 weiteren Text zeigen' : `${left} weitere Texte zeigen`),
  remove: 'Sprache entfernen',
  removed: (tag: string) => `${nameOf(tag)} ist mit allen Übersetzungen entfernt.`,
});
