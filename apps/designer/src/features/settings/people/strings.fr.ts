import { translate } from '../../../language/strings.ts';
import type { peopleStrings } from './strings.ts';

export const peopleFrench = translate<typeof peopleStrings>('people', {
  members: 'Membres',
  membersLead: 'Qui travaille ici, et ce que chacun peut faire.',
  invite: 'Inviter quelqu’un',
  you: 'Vous',
  role: 'Rôle',
  roleOf: (name: string) => `Rôle : ${name}`,
  roles: { owner: 'Propriétaire', publisher: 'Publication', editor: 'Édition', viewer: 'Lecture' },
  rolesText: {
    owner: 'Tout, y compris les réglages, les membres, les clés et les prix.',
    publisher: 'Publie des agents, relie des numéros et fait passer des appels. Tout ce que permet l’édition.',
    editor: 'Modifie les brouillons, les contacts et les connaissances, et prend part aux appels en cours.',
    viewer: 'Consulte tout, écoute les enregistrements et commente.',
  },
  joined: 'Arrivée',
  remove: 'Retirer',
  removeFor: (name: string) => `Retirer ${name}`,
  removeTitle: (name: string) => `Retirer ${name} ?`,
  removeText:
    'Ce que cette personne a d’ouvert ici se ferme en quelques secondes. Son compte reste, et ce qu’elle a fait aussi ; les clés API qu’elle a créées continuent.',
  leave: 'Quitter',
  leaveTitle: (workspace: string) => `Quitter ${workspace} ?`,
  leaveText: 'Vous n’en voyez plus rien. Un propriétaire peut vous inviter de nouveau.',
  loweredTitle: 'Renoncer à vos propres droits ?',
  loweredText: 'Vous ne pourrez pas revenir sur ce choix. Un autre propriétaire le peut.',
  giveUp: 'Y renoncer',
  invitations: 'Invitations',
  invitationsLead: 'Un lien sert à une seule personne et vaut sept jours.',
  noInvitations: 'Personne n’est invité pour l’instant.',
  email: 'Adresse e-mail',
  send: 'Inviter',
  by: (name: string) => `invitation de ${name}`,
  expires: (when: string) => `Valable jusqu’à : ${when}`,
  expired: 'Le lien n’est plus valable',
  newLink: 'Nouveau lien',
  newLinkFor: (email: string) => `Nouveau lien pour ${email}`,
  revoke: 'Révoquer',
  revokeFor: (email: string) => `Révoquer l’invitation pour ${email}`,
  mailed: (email: string) =>
    `${email} reçoit ce lien par e-mail. Vous pouvez aussi le transmettre vous-même ; il n’est affiché qu’une fois.`,
  notMailed: (email: string) =>
    `Cette installation n’envoie pas d’e-mails. Transmettez vous-même ce lien à ${email} ; il n’est affiché qu’une fois.`,
});
