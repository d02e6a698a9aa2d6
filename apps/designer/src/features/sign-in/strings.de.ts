import { translate } from '../../language/strings.ts';
import type { signInStrings } from './strings.ts';

const companyProblems: Readonly<Record<string, string>> = {
  not_invited: 'Sie sind hier noch kein Mitglied. Bitten Sie um eine Einladung an diese Adresse.',
  domain_not_allowed: 'Mit Adressen dieser Domain kann man sich hier nicht anmelden.',
  email_not_verified: 'Ihr Unternehmen hat diese E-Mail-Adresse nicht bestätigt.',
  account_not_linked:
    'Zu dieser Adresse gibt es ein Konto. Melden Sie sich einmal mit dessen Passwort an und bestätigen Sie die Adresse auf der Seite „Ihr Konto“; danach geht es auch so.',
};

export const signInGerman = translate<typeof signInStrings>('signIn', {
  product: 'AYBIZA',
  claim: 'Zeichnen Sie, wie Ihr Telefon beantwortet wird, und lassen Sie es antworten.',
  demoTitle: 'Sehen Sie sich um',
  demoText:
    'Auf diesem Rechner ist eine Zahnarztpraxis mit einem fertigen Agenten eingerichtet. Sie brauchen weder Konto noch Schlüssel.',
  demoButton: 'Demo-Arbeitsbereich öffnen',
  or: 'oder mit einem Konto anmelden',
  orCreate: 'oder ein eigenes Konto anlegen',
  signInTitle: 'Anmelden',
  ownerTitle: 'Konto des Inhabers anlegen',
  ownerText:
    'Diese Installation gehört noch niemandem. Das erste Konto wird ihr Inhaber; alle anderen werden von dort eingeladen.',
  name: 'Ihr Name',
  email: 'E-Mail',
  password: 'Passwort',
  passwordHint: 'Mindestens 10 Zeichen. Ein Satz ist leicht zu merken und schwer zu erraten.',
  signIn: 'Anmelden',
  createOwner: 'Konto anlegen',
  forgot: 'Passwort vergessen?',
  signInWith: (name: string) => `Mit ${name} anmelden`,
  usePasskey: 'Mit einem Passkey anmelden',
  codeTitle: 'Code eingeben',
  codeLead: 'Ihre Authenticator-App zeigt für AYBIZA einen Code mit sechs Ziffern.',
  code: 'Code',
  recoveryCode: 'Wiederherstellungscode',
  useRecovery: 'Stattdessen einen Wiederherstellungscode verwenden',
  useApp: 'Stattdessen die App verwenden',
  resetTitle: 'Neues Passwort festlegen',
  resetLead: 'Wir senden Ihnen einen Link. Er gilt einmal, eine Stunde lang.',
  resetWithoutMail:
    'Diese Installation sendet keine E-Mails und kann Ihnen deshalb keinen Link senden. Bitten Sie die Betreiber, einen Mailserver einzurichten (SMTP_SERVER), und kommen Sie dann wieder.',
  sendLink: 'Link senden',
  linkSentTitle: 'Sehen Sie in Ihr Postfach',
  linkSent: (email: string) =>
    `Wenn es zu ${email} ein Konto gibt, ist ein Link unterwegs. Es kann eine Minute dauern, und er kann im Spam liegen.`,
  openOutbox: 'E-Mails sind auf diesem Rechner Übungstechnik: hier lesen',
  chooseTitle: 'Neues Passwort festlegen',
  chooseLead: 'Überall sonst werden Sie abgemeldet.',
  newPassword: 'Neues Passwort',
  savePassword: 'Passwort speichern',
  anotherLink: 'Neuen Link senden',
  resetDoneTitle: 'Ihr neues Passwort gilt',
  resetDone: 'Alle Anmeldungen wurden beendet. Melden Sie sich jetzt damit an.',
  backToSignIn: 'Zurück zur Anmeldung',
  confirmTitle: 'E-Mail-Adresse bestätigen',
  confirmLead: 'Bestätigen Sie hier, dann wissen wir, dass Nachrichten Sie erreichen.',
  confirmWithoutLink:
    'Öffnen Sie den Link in der Nachricht, die wir Ihnen gesendet haben. Auf der Seite Ihres Kontos können Sie eine anfordern.',
  confirm: 'Das ist meine Adresse',
  confirmedTitle: 'Adresse bestätigt',
  confirmed: 'Vielen Dank. Sie können diese Seite schließen.',
  toAccount: 'Ihr Konto',
  outboxTitle: 'Postausgang',
  outboxLead:
    'E-Mails sind hier Übungstechnik: Niemand bekommt sie. Nur ein Browser auf diesem Rechner sieht diese Seite.',
  outboxEmpty: 'In den letzten Stunden wurde nichts gesendet.',
  mailTo: (to: string) => `an ${to}`,
  openLink: 'Link öffnen',
  working: 'Einen Moment …',
  loading: 'Wird geladen',
  retry: 'Noch einmal versuchen',
  failed: 'Das hat nicht geklappt. Versuchen Sie es noch einmal.',
  companyProblems: (code: string) =>
    companyProblems[code] ?? 'Die Anmeldung dort hat nicht geklappt. Versuchen Sie es noch einmal.',
  refusals: {
    noAnswer: 'Der Server antwortet nicht. Prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.',
    tooMany: 'Zu viele Versuche. Warten Sie ein paar Sekunden und versuchen Sie es noch einmal.',
    passkeyCancelled: 'Der Passkey wurde nicht verwendet. Versuchen Sie es noch einmal oder melden Sie sich anders an.',
    passkeyKnown: 'Dieses Gerät hat schon einen Passkey für Ihr Konto.',
    INVALID_EMAIL_OR_PASSWORD: 'Diese E-Mail-Adresse und dieses Passwort gehören nicht zusammen.',
    INVALID_PASSWORD: 'Das ist nicht Ihr Passwort.',
    PASSWORD_TOO_SHORT: 'Das Passwort ist zu kurz: mindestens 10 Zeichen.',
    PASSWORD_TOO_LONG: 'Das Passwort ist zu lang: höchstens 128 Zeichen.',
    INVALID_TOKEN: 'Dieser Link wurde schon verwendet oder gilt nicht mehr. Fordern Sie einen neuen an.',
    INVALID_CODE: 'Dieser Code stimmt nicht. Die App zeigt alle 30 Sekunden einen neuen.',
    INVALID_BACKUP_CODE: 'Dieser Wiederherstellungscode stimmt nicht oder wurde schon verwendet.',
    INVALID_TWO_FACTOR_COOKIE: 'Das hat zu lange gedauert. Melden Sie sich noch einmal an.',
    TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'Zu viele falsche Codes. Melden Sie sich noch einmal an.',
    ACCOUNT_TEMPORARILY_LOCKED:
      'Zu viele falsche Codes. Versuchen Sie es in einer Viertelstunde noch einmal oder verwenden Sie einen Passkey.',
    PROVIDER_NOT_FOUND:
      'Die Anmeldung Ihres Unternehmens antwortet im Moment nicht. Melden Sie sich auf andere Weise an.',
    INVALID_REQUEST: 'Etwas fehlt oder ist keine E-Mail-Adresse.',
  },
});
