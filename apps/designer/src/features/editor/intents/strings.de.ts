import { translate } from '../../../language/strings.ts';
import type { intentStrings } from './strings.ts';

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

export const intentGerman = translate<typeof intentStrings>('intent', {
  rail: 'Anliegen',
  title: 'Anliegen',
  hint: 'Was Anrufer wollen können, auf viele Arten gesagt. Menüs und Sonderfälle, die ein Anliegen nennen, verstehen alle seine Formulierungen.',
  emptyTitle: 'Noch keine Anliegen',
  empty:
    'Benennen Sie einmal, was Anrufer wollen können, etwa „Mit einem Menschen sprechen“, und verwenden Sie es in jedem Menü und Sonderfall.',
  add: 'Anliegen hinzufügen',
  first: 'Neues Anliegen',
  label: 'Name',
  labelHint: 'Er gilt auch als Formulierung.',
  phrases: 'Was man dafür sagt',
  phrasesHint: 'Eine Formulierung pro Zeile, bis zu 100.',
  summary: (phrases: number, uses: number) =>
    `${count(phrases, 'Formulierung', 'Formulierungen')} · ${uses === 0 ? 'noch nicht verwendet' : `${uses}-mal verwendet`}`,
  remove: 'Anliegen entfernen',
  removed: (label: string, uses: number) =>
    uses === 0
      ? `„${label}“ ist entfernt.`
      : `„${label}“ ist entfernt, auch an ${count(uses, 'Stelle', 'Stellen')}, die es verwendet ${uses === 1 ? 'hat' : 'haben'}.`,
});
