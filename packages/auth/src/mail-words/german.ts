import type { MailWords } from './english.ts';

const WHO_MAY_CHANGE = 'Inhaber können das auf der Seite „Verbrauch“ ändern.';

export const mailGerman: MailWords = {
  verify: {
    subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
    before: 'Bitte bestätigen Sie, dass dies Ihre E-Mail-Adresse ist. Der Link gilt einmal, einen Tag lang:',
    after: 'Wenn Sie nicht wissen, warum Sie das bekommen, tun Sie nichts.',
  },
  reset: {
    subject: 'Neues Passwort festlegen',
    before:
      'Jemand, vermutlich Sie, möchte ein neues Passwort für Ihr AYBIZA-Konto festlegen. Der Link gilt einmal, eine Stunde lang:',
    after: 'Wenn Sie das nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist.',
  },
  invitation: ({ workspace, inviter }) => ({
    subject: `Einladung zu ${workspace}`,
    before: `${inviter} lädt Sie ein, in AYBIZA an „${workspace}“ mitzuarbeiten. Der Link ist nur für Sie:`,
    after: 'Wenn Ihnen das nichts sagt, tun Sie nichts.',
  }),
  outboundRefused: (workspace) => ({
    subject: `Ein Anruf von ${workspace} wurde abgelehnt`,
    text: 'Ein Agent sollte jemanden anrufen, und die Grenzen dieses Arbeitsbereichs ließen es nicht zu.',
  }),
  outboundStopped: (workspace) => ({
    subject: `${workspace} ruft niemanden mehr an`,
    text: 'Es wurden weit mehr Anrufe verlangt, als dieser Arbeitsbereich zulässt. Seine Agenten rufen deshalb niemanden an, bis ein Inhaber es wieder erlaubt. So sieht ein gestohlener Schlüssel aus, oder ein Ablauf, der sich im Kreis dreht: Finden Sie heraus, was die Anrufe verlangt.',
  }),
  caps: {
    atOnce: `Es wird schon so oft gleichzeitig angerufen, wie dieser Arbeitsbereich zulässt. ${WHO_MAY_CHANGE}`,
    perNumberHour: `Von dieser Nummer wurde in der letzten Stunde so oft angerufen, wie dieser Arbeitsbereich zulässt. ${WHO_MAY_CHANGE}`,
    perDestinationHour: `Diese Person wurde in der letzten Stunde so oft angerufen, wie dieser Arbeitsbereich zulässt. ${WHO_MAY_CHANGE}`,
    costPerDay: `Die Anrufe von heute haben so viel gekostet, wie dieser Arbeitsbereich an einem Tag zulässt. ${WHO_MAY_CHANGE}`,
    destination: `Diese Nummer dürfen die Agenten dieses Arbeitsbereichs nicht anrufen: Sie liegt in einem Land, das nicht erlaubt ist, oder kostet den Anrufer zusätzlich. ${WHO_MAY_CHANGE}`,
    optedOut:
      'Diese Person möchte nicht angerufen werden. Wer das möchte, steht unter „Einstellungen“ → „Datenschutz“.',
    noConsent:
      'Es ist nicht vermerkt, dass diese Person Anrufen zugestimmt hat, und dieser Arbeitsbereich verlangt das. Vermerken Sie ihre Zustimmung unter „Einstellungen“ → „Datenschutz“.',
  },
  passwordChanged: {
    subject: 'Ihr Passwort wurde geändert',
    text: 'Das Passwort Ihres AYBIZA-Kontos wurde geändert. Alle anderen Anmeldungen wurden beendet.',
  },
  passkeyAdded: {
    subject: 'Ein Passkey ist dazugekommen',
    text: 'Mit einem weiteren Passkey kann man sich jetzt an Ihrem AYBIZA-Konto anmelden.',
  },
  secondFactorOn: {
    subject: 'Die Anmeldung in zwei Schritten ist eingeschaltet',
    text: 'Ihr AYBIZA-Konto fragt jetzt nach dem Passwort noch nach einem Code.',
  },
  secondFactorOff: {
    subject: 'Die Anmeldung in zwei Schritten ist ausgeschaltet',
    text: 'Ihr AYBIZA-Konto fragt nach dem Passwort nicht mehr nach einem Code.',
  },
  ifNotYou:
    'Wenn Sie das nicht waren, legen Sie sofort ein neues Passwort fest („Passwort vergessen?“ auf der Anmeldeseite).',
};
