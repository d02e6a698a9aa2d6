import { translate } from '../../../../language/strings.ts';
import type { exampleStrings, trialStrings } from './strings.ts';

export const trialFrench = translate<typeof trialStrings>('trial', {
  title: 'Essayer la requête',
  hint: {
    http: 'Elle est vraiment envoyée, avec ces valeurs : ce que l’autre système fait en la recevant est bel et bien fait.',
    calendar:
      'L’agenda répond comme lors d’un appel, avec ces valeurs. Aucun rendez-vous n’est pris, déplacé ou annulé.',
  },
  send: { http: 'Envoyer', calendar: 'Interroger l’agenda' },
  sending: 'La requête est en route',
  yes: 'oui',
  no: 'non',
  wrongValue: { number: 'Ce n’est pas un nombre.', json: 'Ce n’est pas encore du JSON, ou pas du bon type.' },
  lost: 'La requête n’a pas pu être essayée. Réessayez dans un instant.',
  notSent: 'Rien n’a été envoyé : il faut d’abord corriger cette étape.',
  failed: {
    timeout: (ms: number) =>
      `L’autre système a mis trop de temps : pas de réponse complète en ${Math.round(ms / 1000)} s.`,
    failed: (_ms: number, reason: string) => `L’autre système n’a pas pu être interrogé. ${reason}`,
  },
  leaves: (port: string) => `Un appel sort par « ${port} ».`,
  status: (status: number) => `Code d’état ${status}`,
  took: (ms: number) => `après ${ms} ms.`,
  kept: 'Ce qui est gardé',
  nothingKept: 'Rien de la réponse n’est gardé dans une variable.',
  body: 'Réponse',
  cut: 'La réponse est plus longue ; en voici le début.',
  headers: (names: readonly string[]) => (names.length === 0 ? 'Aucun en-tête.' : `En-têtes : ${names.join(', ')}.`),
  pin: 'Garder comme exemple',
  pinned: 'La réponse est gardée : les appels d’essai et les scénarios s’en servent.',
  notPinned: 'La réponse est trop longue pour servir d’exemple, ou vous n’avez que le droit de consulter ce parcours.',
});

export const exampleFrench = translate<typeof exampleStrings>('example', {
  none: 'Réponse d’exemple',
  pinned: (status: number) => `Réponse d’exemple · ${status}`,
  hint: 'Ce que l’autre système est censé répondre dans les appels d’essai et les scénarios. Les appelants ne l’ont jamais.',
  write: 'En écrire une',
  remove: 'Supprimer l’exemple',
  status: 'Code d’état',
  body: 'Réponse',
  bodyRefusal: 'Ce n’est pas encore du JSON, ou il dépasse 20 000 caractères.',
});
