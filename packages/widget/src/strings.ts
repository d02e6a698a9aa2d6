/** Everything that a widget says by itself. */
export interface Words {
  readonly title: string;
  readonly greeting: string;
  /** Of the button, where it has no label. */
  readonly open: string;
  readonly close: string;
  readonly disclosure: string;
  readonly talk: string;
  readonly write: string;
  readonly conversation: string;
  readonly agent: string;
  readonly person: string;
  readonly visitor: string;
  readonly message: string;
  readonly send: string;
  readonly speak: string;
  readonly mute: string;
  readonly end: string;
  readonly keypad: string;
  readonly key: (key: string) => string;
  readonly asking: string;
  readonly connecting: string;
  readonly lost: string;
  readonly listening: string;
  readonly ended: string;
  readonly again: string;
  readonly trouble: Readonly<Record<Trouble, string>>;
}

/** What went wrong, for the visitor. */
export type Trouble =
  | 'denied'
  | 'deniedAndMute'
  | 'missing'
  | 'missingAndMute'
  | 'closed'
  | 'often'
  | 'busy'
  | 'away'
  | 'over';

const en: Words = {
  title: 'Assistant',
  greeting: 'Hello! How can we help?',
  open: 'Talk to us',
  close: 'Close',
  disclosure: 'You are talking to an AI assistant.',
  talk: 'Talk',
  write: 'Write',
  conversation: 'Conversation',
  agent: 'Assistant',
  person: 'Team',
  visitor: 'You',
  message: 'Your message',
  send: 'Send',
  speak: 'Speak',
  mute: 'Mute the microphone',
  end: 'End the conversation',
  keypad: 'Keypad',
  key: (key) => `Key ${key}`,
  asking: 'Allow the microphone in the question of your browser.',
  connecting: 'Connecting…',
  lost: 'The connection was lost. Trying again…',
  listening: 'Speak now.',
  ended: 'The conversation has ended.',
  again: 'Start again',
  trouble: {
    denied:
      'Your browser blocks the microphone. Allow it beside the address of this page, then press “Speak”. You can write meanwhile.',
    deniedAndMute: 'Your browser blocks the microphone. Allow it beside the address of this page, then try again.',
    missing: 'No microphone was found. You can write instead.',
    missingAndMute: 'No microphone was found. Connect one, then try again.',
    closed: 'Nobody can take your call here at the moment. Please try again later.',
    often: 'That was often in a short time. Please wait a minute.',
    busy: 'All lines are busy. Please try again in a moment.',
    away: 'The connection could not be made. Check your internet connection, then try again.',
    over: 'The connection was lost. Please start again.',
  },
};

const de: Words = {
  title: 'Assistenz',
  greeting: 'Guten Tag! Wie können wir helfen?',
  open: 'Mit uns sprechen',
  close: 'Schliessen',
  disclosure: 'Sie sprechen mit einer KI-Assistenz.',
  talk: 'Sprechen',
  write: 'Schreiben',
  conversation: 'Gespräch',
  agent: 'Assistenz',
  person: 'Team',
  visitor: 'Sie',
  message: 'Ihre Nachricht',
  send: 'Senden',
  speak: 'Sprechen',
  mute: 'Mikrofon stummschalten',
  end: 'Gespräch beenden',
  keypad: 'Tasten',
  key: (key) => `Taste ${key}`,
  asking: 'Erlauben Sie das Mikrofon in der Frage Ihres Browsers.',
  connecting: 'Verbinden…',
  lost: 'Die Verbindung ist unterbrochen. Neuer Versuch…',
  listening: 'Sprechen Sie jetzt.',
  ended: 'Das Gespräch ist beendet.',
  again: 'Neu beginnen',
  trouble: {
    denied:
      'Ihr Browser sperrt das Mikrofon. Erlauben Sie es neben der Adresse dieser Seite und drücken Sie dann «Sprechen». Schreiben geht auch so.',
    deniedAndMute:
      'Ihr Browser sperrt das Mikrofon. Erlauben Sie es neben der Adresse dieser Seite und versuchen Sie es dann noch einmal.',
    missing: 'Es wurde kein Mikrofon gefunden. Sie können stattdessen schreiben.',
    missingAndMute: 'Es wurde kein Mikrofon gefunden. Schliessen Sie eines an und versuchen Sie es dann noch einmal.',
    closed: 'Im Moment kann hier niemand antworten. Bitte versuchen Sie es später noch einmal.',
    often: 'Das war oft in kurzer Zeit. Bitte warten Sie eine Minute.',
    busy: 'Alle Leitungen sind besetzt. Bitte versuchen Sie es gleich noch einmal.',
    away: 'Es kam keine Verbindung zustande. Prüfen Sie Ihre Internetverbindung und versuchen Sie es dann noch einmal.',
    over: 'Die Verbindung ging verloren. Bitte beginnen Sie neu.',
  },
};

const fr: Words = {
  title: 'Assistant',
  greeting: 'Bonjour ! Comment pouvons-nous vous aider ?',
  open: 'Nous parler',
  close: 'Fermer',
  disclosure: 'Vous parlez avec un assistant IA.',
  talk: 'Parler',
  write: 'Écrire',
  conversation: 'Conversation',
  agent: 'Assistant',
  person: 'Équipe',
  visitor: 'Vous',
  message: 'Votre message',
  send: 'Envoyer',
  speak: 'Parler',
  mute: 'Couper le micro',
  end: 'Terminer la conversation',
  keypad: 'Clavier',
  key: (key) => `Touche ${key}`,
  asking: 'Autorisez le micro dans la question de votre navigateur.',
  connecting: 'Connexion…',
  lost: 'La connexion est interrompue. Nouvel essai…',
  listening: 'Parlez maintenant.',
  ended: 'La conversation est terminée.',
  again: 'Recommencer',
  trouble: {
    denied:
      'Votre navigateur bloque le micro. Autorisez-le à côté de l’adresse de cette page, puis appuyez sur « Parler ». Vous pouvez écrire en attendant.',
    deniedAndMute: 'Votre navigateur bloque le micro. Autorisez-le à côté de l’adresse de cette page, puis réessayez.',
    missing: 'Aucun micro trouvé. Vous pouvez écrire à la place.',
    missingAndMute: 'Aucun micro trouvé. Branchez-en un, puis réessayez.',
    closed: 'Personne ne peut vous répondre ici pour le moment. Réessayez plus tard.',
    often: 'Trop d’essais en peu de temps. Attendez une minute.',
    busy: 'Toutes les lignes sont occupées. Réessayez dans un instant.',
    away: 'La connexion n’a pas pu être établie. Vérifiez votre connexion internet, puis réessayez.',
    over: 'La connexion a été perdue. Recommencez, s’il vous plaît.',
  },
};

const it: Words = {
  title: 'Assistente',
  greeting: 'Buongiorno! Come possiamo aiutare?',
  open: 'Parla con noi',
  close: 'Chiudi',
  disclosure: 'Sta parlando con un assistente IA.',
  talk: 'Parla',
  write: 'Scrivi',
  conversation: 'Conversazione',
  agent: 'Assistente',
  person: 'Team',
  visitor: 'Lei',
  message: 'Il Suo messaggio',
  send: 'Invia',
  speak: 'Parla',
  mute: 'Disattiva il microfono',
  end: 'Termina la conversazione',
  keypad: 'Tastiera',
  key: (key) => `Tasto ${key}`,
  asking: 'Consenta il microfono nella domanda del browser.',
  connecting: 'Connessione…',
  lost: 'La connessione si è interrotta. Nuovo tentativo…',
  listening: 'Parli ora.',
  ended: 'La conversazione è terminata.',
  again: 'Ricomincia',
  trouble: {
    denied:
      'Il browser blocca il microfono. Lo consenta accanto all’indirizzo di questa pagina, poi prema «Parla». Intanto può scrivere.',
    deniedAndMute: 'Il browser blocca il microfono. Lo consenta accanto all’indirizzo di questa pagina, poi riprovi.',
    missing: 'Nessun microfono trovato. Può scrivere invece.',
    missingAndMute: 'Nessun microfono trovato. Ne colleghi uno, poi riprovi.',
    closed: 'Al momento nessuno può rispondere qui. Riprovi più tardi.',
    often: 'Troppi tentativi in poco tempo. Attenda un minuto.',
    busy: 'Tutte le linee sono occupate. Riprovi tra un momento.',
    away: 'Non è stato possibile connettersi. Controlli la connessione internet, poi riprovi.',
    over: 'La connessione è andata persa. Ricominci, per favore.',
  },
};

const es: Words = {
  title: 'Asistente',
  greeting: '¡Hola! ¿En qué podemos ayudar?',
  open: 'Hablar con nosotros',
  close: 'Cerrar',
  disclosure: 'Está hablando con un asistente de IA.',
  talk: 'Hablar',
  write: 'Escribir',
  conversation: 'Conversación',
  agent: 'Asistente',
  person: 'Equipo',
  visitor: 'Usted',
  message: 'Su mensaje',
  send: 'Enviar',
  speak: 'Hablar',
  mute: 'Silenciar el micrófono',
  end: 'Terminar la conversación',
  keypad: 'Teclado',
  key: (key) => `Tecla ${key}`,
  asking: 'Permita el micrófono en la pregunta de su navegador.',
  connecting: 'Conectando…',
  lost: 'Se perdió la conexión. Probando de nuevo…',
  listening: 'Hable ahora.',
  ended: 'La conversación ha terminado.',
  again: 'Empezar de nuevo',
  trouble: {
    denied:
      'Su navegador bloquea el micrófono. Permítalo junto a la dirección de esta página y pulse «Hablar». Mientras tanto puede escribir.',
    deniedAndMute:
      'Su navegador bloquea el micrófono. Permítalo junto a la dirección de esta página y pruebe de nuevo.',
    missing: 'No se encontró ningún micrófono. Puede escribir.',
    missingAndMute: 'No se encontró ningún micrófono. Conecte uno y pruebe de nuevo.',
    closed: 'Ahora mismo nadie puede responder aquí. Pruebe más tarde.',
    often: 'Demasiados intentos en poco tiempo. Espere un minuto.',
    busy: 'Todas las líneas están ocupadas. Pruebe de nuevo en un momento.',
    away: 'No se pudo conectar. Revise su conexión a internet y pruebe de nuevo.',
    over: 'Se perdió la conexión. Empiece de nuevo, por favor.',
  },
};

const catalogue: ReadonlyMap<string, Words> = new Map([
  ['en', en],
  ['de', de],
  ['fr', fr],
  ['it', it],
  ['es', es],
]);

/** The words of a language; English for one that is not there. */
export function wordsOf(language: string): Words {
  return catalogue.get(language) ?? en;
}
