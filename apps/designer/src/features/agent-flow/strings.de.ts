import { translate } from '../../language/strings.ts';
import type { agentFlowStrings } from './strings.ts';

export const agentFlowGerman = translate<typeof agentFlowStrings>('agentFlow', {
  refused: 'Der Ablauf hat Fehler; beheben Sie sie und veröffentlichen Sie dann.',
  notCallable: 'Der Ablauf hat Fehler; beheben Sie sie und rufen Sie dann an.',
  notOpened:
    'Der Entwurf konnte nicht geöffnet werden. Auf dem Server ist er sicher; versuchen Sie es gleich noch einmal.',
  hearing: {
    away: 'Der Sprachserver antwortet nicht, deshalb ist nichts zu hören. Prüfen Sie, ob er läuft, und versuchen Sie es noch einmal.',
    failed: 'Die Stimme konnte das nicht sagen. Versuchen Sie es gleich noch einmal.',
    reasons: {
      busy: 'Im Moment werden viele Texte gesprochen. Versuchen Sie es in ein paar Sekunden noch einmal.',
      tokenRefused: 'Der Weg zum Sprachserver dauerte zu lange. Versuchen Sie es noch einmal.',
      foreignOrigin:
        'Der Sprachserver kennt die Adresse dieser Seite nicht: Wer ihn betreibt, muss sie in DESIGNER_ORIGINS eintragen.',
      wrongKey: 'Der Sprachanbieter weist den Schlüssel zurück: Geben Sie ihn in den Einstellungen neu ein.',
      notAllowed:
        'Das Konto beim Sprachanbieter darf nicht zum Sprechen benutzt werden. Prüfen Sie es in den Einstellungen.',
      noCredit: 'Das Konto beim Sprachanbieter hat kein Guthaben mehr.',
      unreachable: 'Der Sprachanbieter antwortet nicht. Versuchen Sie es gleich noch einmal.',
      addressRefused: 'Die Adresse des Sprachservers in den Einstellungen ist nicht erlaubt.',
      voiceNotKnown:
        'Der Anbieter kennt diese Stimme nicht. Prüfen Sie ihren Namen in den Einstellungen des Ablaufs oder im Schritt.',
    },
  },
});
