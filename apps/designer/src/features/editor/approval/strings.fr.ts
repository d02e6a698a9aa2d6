import { translate } from '../../../language/strings.ts';
import type { approvalStrings } from './strings.ts';

const somebody = (name: string | null) => name ?? 'Une personne partie depuis';

export const approvalFrench = translate<typeof approvalStrings>('approval', {
  waits: 'En attente d’approbation',
  loading: 'Recherche des personnes qui peuvent publier…',
  intro: {
    ask: 'Publier cet agent demande l’approbation d’une autre personne. Demandez-la : elle voit ce que les appelants remarqueront.',
    askOther:
      'Vous ne pouvez pas publier vous-même. Demandez à quelqu’un qui le peut : cette personne voit ce que les appelants remarqueront.',
    look: 'Vous n’avez que le droit de consulter. Voici ce que les appelants remarqueraient.',
    alone: 'Vous êtes ici la seule personne à pouvoir publier : vous pouvez approuver votre propre demande.',
  },
  request: {
    label: 'Ce qui a été demandé',
    own: 'Vous avez demandé cette publication. Une autre personne qui peut publier doit l’approuver.',
    ownAlone: 'Vous avez demandé cette publication.',
    asked: (name: string | null) => `${somebody(name)} demande cette publication.`,
    approved: (name: string | null) => `${somebody(name)} a approuvé exactement ceci.`,
    declined: (name: string | null) => `${somebody(name)} a refusé la demande.`,
    outdated: 'Le brouillon a été modifié après la demande : refaites-la.',
    outdatedOfOther: (name: string | null) =>
      `${somebody(name)} a demandé autre chose : le brouillon a été modifié depuis. Une nouvelle demande est possible.`,
  },
  note: 'À quoi cela sert-il ?',
  noteHint: 'Lu par la personne qui approuve, et affiché dans la liste des versions.',
  ask: 'Demander l’approbation',
  asking: 'Demande en cours…',
  asked: 'Demande faite. Toutes les personnes qui peuvent publier la voient dans la liste des agents.',
  withdraw: 'Retirer la demande',
  approve: 'Approuver et publier',
  approveOnly: 'Approuver seulement',
  approved: 'Approuvé. La publication est maintenant possible.',
  decline: 'Refuser…',
  declineIt: 'Refuser',
  reason: 'Pourquoi ?',
  reasonHint: 'Lu par la personne qui a fait la demande.',
  declined: 'Refusé. La personne qui a fait la demande voit pourquoi.',
  notDone: (reason: string) => `Rien n’a été modifié. ${reason}`,
  setting: 'Publier demande l’approbation d’une autre personne',
  settingHint:
    'Personne, pas même un propriétaire, ne peut publier ce qu’une autre personne habilitée à publier n’a pas approuvé.',
  settingOwner: 'Seul un propriétaire de l’espace de travail peut modifier ce réglage.',
});
