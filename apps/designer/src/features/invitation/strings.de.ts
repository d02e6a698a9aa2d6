import { translate } from '../../language/strings.ts';
import type { invitationStrings } from './strings.ts';

export const invitationGerman = translate<typeof invitationStrings>('invitation', {
  loading: 'Wird geladen',
  title: (workspace: string) => `${workspace} beitreten`,
  lead: (inviter: string, role: string) =>
    `${inviter === '' ? 'Sie sind eingeladen' : `${inviter} lädt Sie ein`}, hier mitzuarbeiten: ${role}.`,
  roles: {
    owner: 'als Inhaber, mit allen Rechten',
    publisher: 'mit der Rolle „Veröffentlichung“, um Agenten live zu stellen',
    editor: 'mit der Rolle „Bearbeitung“, um Agenten zu ändern',
    viewer: 'mit der Rolle „Ansicht“, um anzusehen und zu kommentieren',
  },
  overTitle: 'Dieser Link öffnet nichts mehr',
  email: 'E-Mail-Adresse',
  name: 'Ihr Name',
  password: 'Passwort',
  passwordHint: 'Mindestens 10 Zeichen.',
  create: 'Konto anlegen und beitreten',
  accept: 'Beitreten',
  signIn: 'Anmelden und beitreten',
  signInText: (email: string) =>
    `Für ${email} haben Sie ein Konto. Melden Sie sich damit an, dann kommen Sie hierher zurück.`,
  otherTitle: 'Sie sind mit einer anderen Adresse angemeldet',
  otherText: (own: string, invited: string) => `Sie sind als ${own} angemeldet; diese Einladung gilt für ${invited}.`,
  signOut: 'Abmelden',
  working: 'Einen Moment …',
  home: 'Zur Startseite',
});
