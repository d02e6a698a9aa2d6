import { translate } from '../../../language/strings.ts';
import type { credentialStrings } from './strings.ts';

export const credentialGerman = translate<typeof credentialStrings>('credential', {
  title: 'Zugangsdaten',
  lead: 'Schlüssel zu anderen Systemen, die Ihre Agenten fragen, etwa Ihrem Buchungssystem. Ein Schritt nennt sie beim Namen; das Geheimnis ist verschlüsselt, wird nie wieder gezeigt und nur an seine eigenen Adressen gesendet.',
  add: 'Zugangsdaten hinzufügen',
  none: 'Noch keine Zugangsdaten. Systeme, die keine brauchen, lassen sich auch ohne fragen.',
  addTitle: 'Zugangsdaten hinzufügen',
  changeTitle: (name: string) => `${name} ändern`,
  change: 'Ändern',
  changeFor: (name: string) => `${name} ändern`,
  remove: 'Entfernen',
  removeFor: (name: string) => `${name} entfernen`,
  removeTitle: (name: string) => `${name} entfernen?`,
  removeText: 'Das Geheimnis wird vergessen. Schritte, die es nennen, schlagen von da an bei jedem Anruf fehl.',
  save: 'Speichern',
  name: 'Name',
  nameHint: 'So nennen es Schritte: Kleinbuchstaben, Ziffern und _.',
  namePlaceholder: 'booking_system',
  kind: 'Wie es vorgezeigt wird',
  kinds: {
    bearer: 'Bearer-Token',
    basic: 'Benutzername und Passwort',
    header: 'Eigene Kopfzeile',
  },
  username: 'Benutzername',
  header: 'Kopfzeile',
  origins: 'Adressen, an die es gesendet werden darf',
  originsHint: 'Eine pro Zeile, etwa https://api.example.com.',
  secrets: { bearer: 'Token', basic: 'Passwort', header: 'Wert' },
  secretKept: (ending: string) =>
    ending === ''
      ? 'Leer lassen, um den hinterlegten Wert zu behalten.'
      : `Leer lassen, um den Wert zu behalten, der auf ${ending} endet.`,
  endsIn: (ending: string) => `endet auf ${ending}`,
});
