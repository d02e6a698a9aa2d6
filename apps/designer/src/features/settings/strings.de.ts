import { translate } from '../../language/strings.ts';
import type { settingsStrings } from './strings.ts';

const days = (count: number) => (count === 1 ? '1 Tag' : `${count} Tage`);
const afterDays = (count: number) => (count === 1 ? 'einem Tag' : `${count} Tagen`);

export const settingsGerman = translate<typeof settingsStrings>('settings', {
  title: 'Einstellungen',
  retention: 'Wie lange etwas aufbewahrt wird',
  retentionLead:
    'Von einem Anruf verschwinden Protokoll und Worte; Eckdaten, Zusammenfassung und Zahlen bleiben. Die Aufnahme verschwindet mit dem Protokoll oder früher.',
  retentionLog: 'Was in Anrufen gesagt wurde',
  retentionRecordings: 'Aufnahmen',
  recordingsAsLog: 'So lange wie das Gesagte.',
  recordingsFor: (count: number) => `Gelöscht nach ${afterDays(count)} oder mit dem Gesagten, wenn das früher ist.`,
  keepRecordings: 'Aufnahmen aufbewahren',
  asLog: 'So lange wie das Gesagte',
  recordingsWarning: (count: number) =>
    `Aufnahmen, die älter als ${days(count)} sind, werden innerhalb einer Stunde gelöscht und kommen nicht wieder. Was eine Löschsperre hat, bleibt.`,
  retentionContacts: 'Kontakte',
  contactsFor: (months: number | null) =>
    months === null
      ? 'Werden nie von selbst vergessen.'
      : `Vergessen nach ${months === 1 ? 'einem Monat' : `${months} Monaten`} ohne Anruf.`,
  contactsNever: 'Nie',
  months: (months: number) => `Nach ${months === 1 ? 'einem Monat' : `${months} Monaten`} ohne Anruf`,
  forgetContacts: 'Kontakte vergessen',
  contactsWarning: (months: number) =>
    `Kontakte, die seit ${months === 1 ? 'einem Monat' : `${months} Monaten`} nicht angerufen haben, werden innerhalb einer Stunde vergessen. Sie kommen nicht wieder.`,
  changeRetention: 'Dauer ändern',
  keptFor: (count: number | null) =>
    count === null ? 'Für immer aufbewahrt.' : `${days(count)} nach einem Anruf aufbewahrt.`,
  keptForEver: 'Für immer',
  days,
  keepFor: 'Gesagtes aufbewahren',
  saveRetention: 'Speichern',
  retentionWarning: (count: number) =>
    `Protokolle von Anrufen, die älter als ${days(count)} sind, werden innerhalb einer Stunde gelöscht. Sie kommen nicht wieder und lassen sich nicht mehr durchsuchen oder abspielen.`,
  retentionKeeps: 'Nichts wird gelöscht, was heute noch aufbewahrt ist.',
  webhooks: 'Webhooks',
  webhooksLead:
    'Ihre eigenen Adressen, die erfahren, was in Anrufen und danach geschah. Nachrichten sind nach Standard Webhooks signiert und werden wiederholt.',
  addWebhook: 'Webhook hinzufügen',
  address: 'Adresse',
  eventsField: 'Benachrichtigen über',
  events: {
    'call.ended': 'Einen Anruf, der beendet ist',
    'flow.failing': 'Einen Schritt, an dem Anrufe scheitern, einmal',
    'alert.raised': 'Einen Alarm, der beginnt',
    'alert.cleared': 'Einen Alarm, der vorbei ist',
    'deployment.rolledBack': 'Eine neue Version, mit der es schlechter lief und die zurückgenommen wurde',
    'callBack.requested': 'Einen Rückruf, der gewünscht ist',
    'callBack.done': 'Einen Rückruf, der erledigt ist',
    'callBack.givenUp': 'Einen Rückruf, der aufgegeben wurde',
    'campaign.paused': 'Eine Kampagne, die angehalten ist',
    'campaign.finished': 'Eine Kampagne, die fertig ist',
  },
  noWebhooks: 'Noch kein Webhook.',
  lastDelivery: 'Letzte Nachricht',
  never: 'Noch nichts gesendet',
  deliveryStates: {
    pending: 'Wartet',
    delivered: 'Zugestellt',
    failed: 'Fehlgeschlagen, wird wiederholt',
    dead: 'Aufgegeben',
  },
  delete: 'Löschen',
  renewSecret: 'Geheimnis erneuern',
  renewSecretFor: (host: string) => `Geheimnis von ${host} erneuern`,
  renewSecretTitle: (host: string) => `Geheimnis von ${host} erneuern?`,
  renewSecretText:
    'Sie bekommen ein neues Geheimnis. 24 Stunden lang werden Nachrichten mit beiden signiert, damit nichts verloren geht, während Sie es beim Empfänger austauschen.',
  secretRenewed: (until: string) =>
    `Es wird nur einmal gezeigt. Bis ${until} werden Nachrichten zusätzlich mit dem vorigen Geheimnis signiert.`,
  previousSecretUntil: (until: string) => `Das frühere Geheimnis signiert zusätzlich bis ${until}.`,
  deleteWebhook: 'Diesen Webhook löschen?',
  deleteWebhookText: (host: string) =>
    `${host} erfährt nichts mehr über Anrufe. Auch das Verzeichnis der gesendeten Nachrichten wird gelöscht.`,
  keys: 'API-Schlüssel',
  keysLead:
    'Für Ihre eigenen Programme. Ein Schlüssel darf, was seine Berechtigungen sagen, nur in diesem Arbeitsbereich.',
  createKey: 'Schlüssel anlegen',
  name: 'Name',
  namePlaceholder: 'CRM',
  expiry: 'Gültig',
  expiries: { never: 'Bis er widerrufen wird', 30: '30 Tage', 90: '90 Tage', 365: 'Ein Jahr' },
  expires: (when: string) => `Gültig bis ${when}`,
  expired: 'Abgelaufen',
  renew: 'Erneuern',
  renewFor: (name: string) => `${name} erneuern`,
  revokeFor: (name: string) => `${name} widerrufen`,
  renewKey: (name: string) => `${name} erneuern?`,
  renewKeyText:
    'Sie bekommen einen neuen Schlüssel mit denselben Berechtigungen. Der alte gilt noch 24 Stunden, damit Sie den neuen an seine Stelle setzen können.',
  renewed: (until: string) => `Er wird nur einmal gezeigt. Der vorige Schlüssel gilt bis ${until}.`,
  previousUntil: (when: string) => `Der vorige Schlüssel gilt bis ${when}.`,
  endPrevious: 'Jetzt beenden',
  noKeys: 'Noch kein Schlüssel.',
  lastUsed: 'Zuletzt verwendet',
  neverUsed: 'Nie verwendet',
  revoked: 'Widerrufen',
  revoke: 'Widerrufen',
  revokeKey: 'Diesen Schlüssel widerrufen?',
  revokeKeyText: (name: string) =>
    `Was „${name}“ verwendet, wird ab der nächsten Anfrage abgewiesen. Das lässt sich nicht rückgängig machen.`,
  onceTitle: 'Bewahren Sie dies jetzt auf',
  onceText: 'Es wird nur einmal gezeigt. Wir behalten nur einen Fingerabdruck davon.',
  onceSecretText: 'Damit prüft Ihr Server die Signaturen. Es wird nur einmal gezeigt.',
  copy: 'Kopieren',
  copied: 'Kopiert',
  done: 'Fertig',
  apiReference: 'Was sie können: die API-Referenz',
  close: 'Schließen',
  save: 'Speichern',
  notAllowed: 'Ihre Rolle umfasst das nicht. Fragen Sie jemanden mit der Rolle „Inhaber“.',
  sections: {
    label: 'Einstellungen',
    groups: { workspace: 'Arbeitsbereich', calls: 'Anrufe', developers: 'Entwicklung', privacy: 'Datenschutz' },
    names: {
      workspace: 'Allgemein',
      members: 'Mitglieder',
      providers: 'Anbieter',
      credentials: 'Zugangsdaten',
      widgets: 'Web-Widgets',
      keys: 'API-Schlüssel',
      webhooks: 'Webhooks',
      privacy: 'Datenschutz',
      audit: 'Prüfprotokoll',
    },
  },
});
