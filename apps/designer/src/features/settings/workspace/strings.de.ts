import { translate } from '../../../language/strings.ts';
import type { workspaceSettingsStrings } from './strings.ts';

export const workspaceSettingsGerman = translate<typeof workspaceSettingsStrings>('workspaceSettings', {
  title: 'Arbeitsbereich',
  lead: 'Worin ein Team arbeitet: Agenten, Anrufe, Kontakte und Mitglieder. Andere Arbeitsbereiche sehen nichts davon.',
  name: 'Name',
  rename: 'Umbenennen',
  renameTitle: 'Arbeitsbereich umbenennen',
  timeZone: 'Zeitzone',
  role: 'Ihre Rolle',
  create: 'Neuer Arbeitsbereich',
  createText: 'Er beginnt leer und gehört Ihnen. Sie finden ihn im Kontomenü.',
  createSubmit: 'Anlegen',
  danger: 'Löschen',
  dangerLead:
    'Er schließt sofort: Niemand kommt mehr hinein, an seinen Rufnummern meldet sich niemand, und nichts wird mehr für ihn erledigt. 30 Tage lang kann ihn, wer die Rolle „Inhaber“ hat, unverändert wiederherstellen; danach wird er mit Anrufen, Aufnahmen und Kontakten gelöscht.',
  delete: 'Diesen Arbeitsbereich löschen',
  deleteTitle: (name: string) => `${name} löschen?`,
  deleteText: 'Wer seine Rufnummern anruft, erreicht ab jetzt niemanden. Nach 30 Tagen kann ihn niemand zurückholen.',
  typeName: (name: string) => `Zur Bestätigung „${name}“ eintippen`,
  deleteSubmit: 'Löschen',
  suspendedTitle: (name: string) => `${name} ist geschlossen`,
  eraseText: (when: string) =>
    `Er wurde gelöscht. Bis ${when} kann ihn, wer die Rolle „Inhaber“ hat, unverändert wiederherstellen; danach ist er endgültig weg.`,
  suspendedText: 'Er wurde von denen geschlossen, die diese Installation betreiben. Fragen Sie dort nach dem Grund.',
  restore: 'Wiederherstellen',
  lostTitle: 'Sie sind nicht mehr in diesem Arbeitsbereich',
  lostText: 'Jemand hat Sie entfernt, oder er wurde gelöscht.',
  toOthers: 'Zu Ihren Arbeitsbereichen',
  noneTitle: 'Sie sind in keinem Arbeitsbereich',
  noneText: 'Bitten Sie die Person um eine Einladung, die Sie eingeladen hat, oder jemanden mit der Rolle „Inhaber“.',
  signOut: 'Abmelden',
});
