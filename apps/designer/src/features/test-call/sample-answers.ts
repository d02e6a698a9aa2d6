import type { NodeData } from '@aybiza/flow';
import { type ByLanguage, inLanguage } from '@aybiza/statechart';

type Kind = NodeData<'collect'>['fields'][number]['value']['kind'];

/** What people say to questions, in one language: one or several for each kind of answer that is not of the flow's own making. */
export type SampleAnswers = Readonly<Record<Exclude<Kind, 'pattern' | 'choice'>, readonly string[]>>;

const ANSWERS: ByLanguage<SampleAnswers> = {
  en: {
    yesNo: ['yes', 'no'],
    number: ['three'],
    currency: ['twenty pounds'],
    duration: ['half an hour'],
    dateTime: ['next Thursday at half past three'],
    email: ['sarah at example dot com'],
    text: ['it has been hurting since Monday'],
    digits: ['one two three four'],
    date: ['next Thursday', 'tomorrow'],
    time: ['half past three', 'ten in the morning'],
    phone: ['oh two oh, seven nine four six, oh oh one eight'],
    name: ['Sarah Jones'],
  },
  de: {
    yesNo: ['ja', 'nein'],
    number: ['drei'],
    currency: ['zwanzig Euro'],
    duration: ['eine halbe Stunde'],
    dateTime: ['nächsten Donnerstag um halb vier'],
    email: ['sarah at example punkt com'],
    text: ['es tut seit Montag weh'],
    digits: ['eins zwei drei vier'],
    date: ['nächsten Donnerstag', 'morgen'],
    time: ['halb vier', 'zehn Uhr vormittags'],
    phone: ['null drei null, eins zwei drei, vier fünf, sechs sieben'],
    name: ['Sarah Jonas'],
  },
  fr: {
    yesNo: ['oui', 'non'],
    number: ['trois'],
    currency: ['vingt euros'],
    duration: ['une demi-heure'],
    dateTime: ['jeudi prochain à quinze heures trente'],
    email: ['sarah arobase example point com'],
    text: ['j’ai mal depuis lundi'],
    digits: ['un deux trois quatre'],
    date: ['jeudi prochain', 'demain'],
    time: ['quinze heures trente', 'dix heures du matin'],
    phone: ['zéro un, vingt-trois, quarante-cinq, soixante-sept, quatre-vingt-neuf'],
    name: ['Sarah Martin'],
  },
  es: {
    yesNo: ['sí', 'no'],
    number: ['tres'],
    currency: ['veinte euros'],
    duration: ['media hora'],
    dateTime: ['el próximo jueves a las tres y media de la tarde'],
    email: ['sara arroba example punto com'],
    text: ['me duele desde el lunes'],
    digits: ['uno dos tres cuatro'],
    date: ['el próximo jueves', 'mañana'],
    time: ['las tres y media de la tarde', 'las diez de la mañana'],
    phone: ['seis uno dos, tres cuatro cinco, seis siete ocho'],
    name: ['Sara García'],
  },
};

/** Of the language of a flow; in English where it is not known here. @param tag BCP 47 */
export function sampleAnswers(tag: string): SampleAnswers {
  return inLanguage(ANSWERS, tag);
}
