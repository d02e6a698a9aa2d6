import { translate } from '../../language/strings.ts';
import type { invitationStrings } from './strings.ts';

export const invitationFrench = translate<typeof invitationStrings>('invitation', {
  loading: 'Chargement',
  title: (workspace: string) => `Rejoindre ${workspace}`,
  lead: (inviter: string, role: string) =>
    `${inviter === '' ? 'On vous invite' : `${inviter} vous invite`} à travailler ici, ${role}.`,
  roles: {
    owner: 'dans le rôle « propriétaire », qui peut tout faire',
    publisher: 'dans le rôle « publication », qui met les agents en ligne',
    editor: 'dans le rôle « édition », qui modifie les agents',
    viewer: 'dans le rôle « lecture », qui consulte et commente',
  },
  overTitle: 'Ce lien n’ouvre plus rien',
  email: 'Adresse e-mail',
  name: 'Votre nom',
  password: 'Mot de passe',
  passwordHint: 'Au moins 10 caractères.',
  create: 'Créer mon compte et rejoindre',
  accept: 'Rejoindre',
  signIn: 'Se connecter pour rejoindre',
  signInText: (email: string) => `Vous avez un compte pour ${email}. Connectez-vous, et vous reviendrez ici.`,
  otherTitle: 'Votre session est ouverte avec une autre adresse',
  otherText: (own: string, invited: string) =>
    `Votre session est celle de ${own} ; cette invitation est pour ${invited}.`,
  signOut: 'Se déconnecter',
  working: 'Un instant…',
  home: 'Vers la page d’accueil',
});
