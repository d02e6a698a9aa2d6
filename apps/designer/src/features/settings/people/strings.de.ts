import { translate } from '../../../language/strings.ts';
import type { peopleStrings } from './strings.ts';

export const peopleGerman = translate<typeof peopleStrings>('people', {
  members: 'Mitglieder',
  membersLead: 'Wer hier arbeitet und was jedes Mitglied darf.',
  invite: 'Jemanden einladen',
  you: 'Sie',
  role: 'Rolle',
  roleOf: (name: string) => `Rolle von ${name}`,
  roles: { owner: 'Inhaber', publisher: 'Veröffentlichung', editor: 'Bearbeitung', viewer: 'Ansicht' },
  rolesText: {
    owner: 'Alles, auch Einstellungen, Mitglieder, Schlüssel und Preise.',
    publisher: 'Veröffentlicht Agenten, verbindet Rufnummern und lässt anrufen. Dazu alles, was „Bearbeitung“ darf.',
    editor: 'Ändert Entwürfe, Kontakte und Wissen und nimmt an Live-Anrufen teil.',
    viewer: 'Sieht alles, hört Aufnahmen und kommentiert.',
  },
  joined: 'Beigetreten',
  remove: 'Entfernen',
  removeFor: (name: string) => `${name} entfernen`,
  removeTitle: (name: string) => `${name} entfernen?`,
  removeText:
    'Was die Person hier offen hat, schließt sich in wenigen Sekunden. Ihr Konto bleibt, ebenso alles, was sie gemacht hat; API-Schlüssel, die sie angelegt hat, gelten weiter.',
  leave: 'Austreten',
  leaveTitle: (workspace: string) => `Aus ${workspace} austreten?`,
  leaveText: 'Sie sehen dann nichts mehr davon. Wer die Rolle „Inhaber“ hat, kann Sie wieder einladen.',
  loweredTitle: 'Eigene Rechte abgeben?',
  loweredText: 'Sie selbst können das nicht zurücknehmen. Jemand anderes mit der Rolle „Inhaber“ kann es.',
  giveUp: 'Abgeben',
  invitations: 'Einladungen',
  invitationsLead: 'Ein Link ist für eine Person und gilt sieben Tage.',
  noInvitations: 'Im Moment ist niemand eingeladen.',
  email: 'E-Mail-Adresse',
  send: 'Einladen',
  by: (name: string) => `eingeladen von ${name}`,
  expires: (when: string) => `Gilt bis ${when}`,
  expired: 'Der Link gilt nicht mehr',
  newLink: 'Neuer Link',
  newLinkFor: (email: string) => `Neuer Link für ${email}`,
  revoke: 'Widerrufen',
  revokeFor: (email: string) => `Einladung von ${email} widerrufen`,
  mailed: (email: string) =>
    `${email} bekommt diesen Link per E-Mail. Sie können ihn auch selbst weitergeben; er wird nur einmal gezeigt.`,
  notMailed: (email: string) =>
    `Diese Installation sendet keine E-Mails. Geben Sie diesen Link selbst an ${email} weiter; er wird nur einmal gezeigt.`,
});
