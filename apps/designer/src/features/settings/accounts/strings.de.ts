import { translate } from '../../../language/strings.ts';
import type { accountStrings } from './strings.ts';

const openAiAddress = { label: 'Adresse', hint: 'Beginnt mit https und endet vor „/chat“ oder „/audio“.' };
const processedIn = {
  label: 'Verarbeitet Anrufe in',
  hint: 'Nur wichtig, wenn Anrufe nur in einer Region verarbeitet werden dürfen und die Adresse es nicht verrät. Sie stehen dafür ein.',
};

export const accountGerman = translate<typeof accountStrings>('settings/accounts', {
  title: 'Telefon, Sprache und Denken',
  lead: 'Anrufe brauchen eine Telefonleitung, jemanden, der zuhört und spricht, und ein Modell, das denkt. Verwenden Sie Ihre eigenen Konten bei diesen Firmen, damit die Kosten auf Ihrer eigenen Rechnung stehen. Wo Sie keines haben, gelten die, mit denen diese Installation eingerichtet wurde.',
  ownerLead:
    'Übungstechnik läuft auf diesem Rechner: Sie braucht kein Konto und ist für echte Anrufer nicht gut genug. Echte Konten kann verbinden, wer im Arbeitsbereich die Rolle „Inhaber“ hat.',
  status: {
    own: 'Ihr Konto',
    installation: 'Konto der Installation',
    practice: 'Übung',
    none: 'Nicht eingerichtet',
  },
  parts: { phone: 'Telefonleitung', stt: 'Hört zu', tts: 'Spricht', llm: 'Denkt' },
  real: 'Verbunden',
  endsIn: (ending: string) => `Schlüssel endet auf ${ending}`,
  keyStored: 'Schlüssel hinterlegt',
  noKey: 'Kein Schlüssel',
  usePractice: 'Bis Sie ein Konto verbinden, wird Übungstechnik verwendet.',
  useInstallation: 'Verwendet wird das Konto, mit dem diese Installation eingerichtet wurde.',
  mail: {
    practice: 'E-Mails werden geschrieben, gehen aber an niemanden, bis Sie einen Mailserver verbinden.',
    none: 'Es wird keine E-Mail gesendet, bis Sie einen Mailserver verbinden.',
  },
  useNone: 'Nicht nötig. Sobald es eingerichtet ist, wählen Sie es unten aus.',
  setUp: 'Einrichten',
  change: 'Ändern',
  tryIt: 'Ausprobieren',
  trying: 'Wird ausprobiert …',
  remove: 'Entfernen',
  about: (action: string, name: string) => `${action}: ${name}`,
  saved: 'Gespeichert. Anrufe verwenden es ab jetzt.',
  outside: {
    eu: (isWhole: boolean) =>
      `${isWhole ? 'In Anrufen nicht verwendet' : 'In Anrufen nur teilweise verwendet'}: Sie werden nur in der Europäischen Union verarbeitet (Einstellungen → Datenschutz). Wählen Sie eine Region oder Adresse dort.`,
    us: (isWhole: boolean) =>
      `${isWhole ? 'In Anrufen nicht verwendet' : 'In Anrufen nur teilweise verwendet'}: Sie werden nur in den Vereinigten Staaten verarbeitet (Einstellungen → Datenschutz). Wählen Sie eine Region oder Adresse dort.`,
  },
  notTried: 'Das Konto konnte nicht ausprobiert werden.',
  tried: {
    account: 'Konto',
    recogniser: 'Zuhören',
    voice: 'Sprechen',
    model: 'Denken',
    secondModel: 'Zweites Modell',
  },
  outcomes: {
    works: 'funktioniert',
    wrongKey: 'Der Schlüssel oder das Token stimmt nicht. Kopieren Sie es noch einmal von der Website der Firma.',
    notAllowed: 'Der Schlüssel stimmt, darf dies aber nicht. Erteilen Sie ihm das Recht auf der Website der Firma.',
    unreachable: 'Keine Antwort. Prüfen Sie die Adresse oder Region und versuchen Sie es noch einmal.',
    modelNotAvailable:
      'Das Modell gibt es mit diesem Konto nicht. Prüfen Sie seine ID und ob der Zugriff darauf erteilt wurde.',
    noCredit: 'Das Konto hat kein Guthaben oder ist gesperrt.',
    busy: 'Der Dienst ist im Moment überlastet. Versuchen Sie es in einer Minute noch einmal.',
    addressRefused: 'Diese Adresse ist nicht erlaubt: Sie führt in ein privates Netz.',
    failed: 'Der Dienst hat geantwortet, aber nicht wie erwartet.',
  },
  vendors: {
    twilio: {
      name: 'Twilio',
      use: 'Anrufe und Textnachrichten',
      fields: {
        accountSid: { label: 'Account SID', hint: 'Auf der ersten Seite der Twilio-Konsole; beginnt mit AC.' },
      },
      secret: { label: 'Auth Token', hint: 'Neben der Account SID.' },
    },
    deepgram: {
      name: 'Deepgram',
      use: 'Hört zu und spricht',
      fields: {
        baseUrl: { label: 'Adresse', hint: 'Nur für eine andere Region oder einen eigenen Server.' },
        processedIn,
      },
      secret: { label: 'API-Schlüssel', hint: 'In der Deepgram-Konsole unter „API Keys“.' },
    },
    aws: {
      name: 'Amazon Web Services',
      use: 'Denkt (Bedrock); hört zu und spricht, wenn Deepgram es nicht tut',
      fields: {
        region: { label: 'Region', hint: 'Je näher bei Ihren Anrufern, desto kürzer die Pausen.' },
        accessKeyId: { label: 'Access Key ID' },
        modelId: {
          label: 'Modell',
          hint: 'Die ID eines Modells oder Inferenzprofils auf Amazon Bedrock. Ohne sie hört das Konto nur zu und spricht.',
        },
        fallbackModelId: { label: 'Zweites Modell', hint: 'Wird gefragt, wenn das erste nicht antwortet.' },
        fallbackRegion: {
          label: 'Region des zweiten Modells',
          hint: 'Eine andere, damit eine Störung in einer Region nicht beide verstummen lässt.',
        },
      },
      secret: {
        label: 'Secret Access Key',
        hint: 'Wird von AWS nur einmal gezeigt, wenn der Schlüssel angelegt wird.',
      },
    },
    anthropic: {
      name: 'Anthropic',
      use: 'Denkt: Claude, ohne Amazon dazwischen',
      fields: { modelId: { label: 'Modell' } },
      secret: { label: 'API-Schlüssel', hint: 'In der Claude-Konsole unter „API Keys“.' },
    },
    openAiModel: {
      name: 'Anderes Modell',
      use: 'Denkt: jeder Server, der das Protokoll von OpenAI spricht',
      fields: { baseUrl: openAiAddress, modelId: { label: 'Modell' }, processedIn },
      secret: { label: 'API-Schlüssel', hint: 'Falls Ihr Server einen verlangt.' },
    },
    openAiVoice: {
      name: 'Andere Stimme',
      use: 'Spricht: jeder Server, der das Protokoll von OpenAI spricht',
      fields: {
        baseUrl: openAiAddress,
        modelId: { label: 'Modell' },
        voice: { label: 'Stimme', hint: 'Damit wird gesprochen, wo ein Agent keine Stimme dieses Servers nennt.' },
        processedIn,
      },
      secret: { label: 'API-Schlüssel', hint: 'Falls Ihr Server einen verlangt.' },
    },
    mail: {
      name: 'E-Mail',
      use: 'Sendet E-Mails nach Anrufen',
      fields: {
        server: {
          label: 'Server für ausgehende E-Mails',
          hint: 'Ihr E-Mail-Anbieter nennt ihn SMTP. Einen anderen Port als 587 schreiben Sie hinter einen Doppelpunkt.',
        },
        username: { label: 'Benutzername', hint: 'Oft die Adresse selbst.' },
        from: {
          label: 'Von',
          hint: 'Was als Absender zu sehen ist.',
          placeholder: 'Praxisempfang <desk@example.com>',
        },
      },
      secret: {
        label: 'Passwort',
        hint: 'Manche Anbieter verlangen eines eigens dafür, ein „App-Passwort“.',
      },
    },
  },
  processedIn: {
    '': 'Die Adresse sagt es, oder niemand weiß es',
    eu: 'Europäische Union',
    us: 'Vereinigte Staaten',
  },
  secondSecret: {
    label: 'Zweites Auth Token',
    hint: 'Nur während Sie das Token wechseln: das neue oben, das alte hier, bis Twilio das neue zum Haupt-Token gemacht hat.',
  },
  save: 'Speichern und ausprobieren',
  secretKept: (ending: string) =>
    ending === ''
      ? 'Leer lassen, um den hinterlegten Wert zu behalten.'
      : `Leer lassen, um den Wert zu behalten, der auf ${ending} endet.`,
  secretOnce: 'Wird verschlüsselt aufbewahrt; niemand kann es noch einmal sehen.',
  optional: (label: string) => `${label} (optional)`,
  removeTitle: (name: string) => `Ihr Konto bei ${name} entfernen?`,
  removeText: {
    twilio:
      'Anrufe an Ihre Rufnummern in diesem Konto werden nicht mehr angenommen, und es werden keine Anrufe darüber getätigt.',
    mail: 'E-Mails nach Anrufen gehen ab jetzt über den Mailserver der Installation oder, wenn sie keinen hat, gar nicht hinaus.',
    other:
      'Anrufe verwenden ab jetzt das Konto der Installation oder einen anderen Anbieter, den Sie gewählt haben. Laufende Anrufe werden nicht gestört.',
  },
  choice: 'Wer was macht',
  choiceLead:
    'Wen Ihre Agenten zuerst einsetzen. Antwortet jemand während eines Anrufs nicht, springt der Nächste ein, und auf der Seite des Anrufs steht es.',
  recogniser: 'Hört zu',
  voice: 'Spricht',
  model: 'Denkt',
  secondModel: 'Denkt, wenn das erste nicht antwortet',
  asInstalled: (name: string) => `Üblich: ${name}`,
  recognisers: { deepgram: 'Deepgram', transcribe: 'Amazon Transcribe' },
  voices: { deepgram: 'Deepgram Aura', polly: 'Amazon Polly', openAiVoice: 'Ihre OpenAI-kompatible Stimme' },
  models: {
    bedrock: 'Claude auf Amazon Bedrock',
    bedrockFallback: 'Das zweite Modell auf Amazon Bedrock',
    anthropic: 'Claude von Anthropic',
    openAiModel: 'Ihr OpenAI-kompatibles Modell',
  },
  nobody: 'Niemand',
  usualSecond: 'Üblich: das zweite Modell auf Amazon Bedrock',
  missing: 'Das Konto dazu ist nicht eingerichtet: Bis dahin gilt der übliche Anbieter.',
  keepChoice: 'Speichern',
  choiceSaved: 'Gespeichert. Anrufe verwenden es ab jetzt.',
});
