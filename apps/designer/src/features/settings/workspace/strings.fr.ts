import { translate } from '../../../language/strings.ts';
import type { workspaceSettingsStrings } from './strings.ts';

export const workspaceSettingsFrench = translate<typeof workspaceSettingsStrings>('workspaceSettings', {
  title: 'Espace de travail',
  lead: 'Là où travaille une équipe : agents, appels, contacts et membres. Les autres espaces n’en voient rien.',
  name: 'Nom',
  rename: 'Renommer',
  renameTitle: 'Renommer l’espace de travail',
  timeZone: 'Fuseau horaire',
  role: 'Votre rôle',
  create: 'Nouvel espace de travail',
  createText: 'Il est vide au départ et vous appartient. Vous le trouvez dans le menu du compte.',
  createSubmit: 'Créer',
  danger: 'Supprimer',
  dangerLead:
    'Il se ferme aussitôt : personne n’y entre, ses numéros ne répondent à personne et plus rien n’est fait pour lui. Pendant 30 jours, un propriétaire peut le rétablir tel quel ; ensuite, il est effacé avec ses appels, enregistrements et contacts.',
  delete: 'Supprimer cet espace de travail',
  deleteTitle: (name: string) => `Supprimer ${name} ?`,
  deleteText:
    'Qui compose ses numéros ne joint plus personne dès maintenant. Après 30 jours, personne ne peut le rétablir.',
  typeName: (name: string) => `Saisissez « ${name} » pour confirmer`,
  deleteSubmit: 'Supprimer',
  suspendedTitle: (name: string) => `${name} est fermé`,
  eraseText: (when: string) =>
    `Il a été supprimé. Un propriétaire peut le rétablir tel quel jusqu’à : ${when}. Ensuite, il est effacé.`,
  suspendedText: 'Il a été fermé par qui exploite cette installation. Demandez-en la raison.',
  restore: 'Le rétablir',
  lostTitle: 'Vous n’êtes plus dans cet espace de travail',
  lostText: 'Quelqu’un vous en a retiré, ou il a été effacé.',
  toOthers: 'Aller à vos espaces de travail',
  noneTitle: 'Vous n’êtes dans aucun espace de travail',
  noneText: 'Demandez une invitation à la personne qui vous avait fait venir, ou à un propriétaire.',
  signOut: 'Se déconnecter',
});
