import { translate } from '../../../language/strings.ts';
import type { accountStrings } from './strings.ts';

const openAiAddress = { label: 'Adresse', hint: 'Commence par https, s’arrête avant « /chat » ou « /audio ».' };
const processedIn = {
  label: 'Traite les appels dans',
  hint: 'N’a d’importance que si les appels doivent être traités dans une seule région et que l’adresse ne la révèle pas. Vous en répondez.',
};

const notUsed = (isWhole: boolean) =>
  isWhole ? 'N’est pas utilisé dans les appels' : 'N’est utilisé qu’en partie dans les appels';

export const providerAccountFrench = translate<typeof accountStrings>('settings/accounts', {
  title: 'Téléphone, parole et réflexion',
  lead: 'Les appels ont besoin d’une ligne téléphonique, de quelqu’un qui écoute et parle, et d’un modèle qui réfléchit. Servez-vous de vos propres comptes chez ces entreprises, pour que le coût des appels figure sur votre propre facture. Là où vous n’en avez pas, ce sont ceux de cette installation qui servent.',
  ownerLead:
    'Un équipement d’exercice fonctionne sur cette machine : il ne demande aucun compte et ne suffit pas pour de vrais appelants. Le propriétaire de l’espace de travail peut relier de vrais comptes.',
  status: {
    own: 'Votre compte',
    installation: 'Compte de l’installation',
    practice: 'Exercice',
    none: 'Pas configuré',
  },
  parts: { phone: 'Ligne téléphonique', stt: 'Écoute', tts: 'Parle', llm: 'Réfléchit' },
  real: 'Relié',
  endsIn: (ending: string) => `La clé finit par ${ending}`,
  keyStored: 'Clé enregistrée',
  noKey: 'Pas de clé',
  usePractice: 'L’équipement d’exercice sert tant que vous ne reliez pas de compte.',
  useInstallation: 'C’est le compte de cette installation qui sert.',
  mail: {
    practice: 'Les e-mails sont écrits mais ne vont à personne tant que vous ne reliez pas de serveur de messagerie.',
    none: 'Aucun e-mail n’est envoyé tant que vous ne reliez pas de serveur de messagerie.',
  },
  useNone: 'Pas nécessaire. Une fois configuré, choisissez-le ci-dessous.',
  setUp: 'Configurer',
  change: 'Modifier',
  tryIt: 'Essayer',
  trying: 'Essai…',
  remove: 'Retirer',
  about: (action: string, name: string) => `${action} : ${name}`,
  saved: 'Enregistré. Les appels s’en servent dès maintenant.',
  outside: {
    eu: (isWhole: boolean) =>
      `${notUsed(isWhole)} : ceux-ci sont traités dans l’Union européenne seulement (Réglages → Confidentialité). Choisissez une région ou une adresse qui s’y trouve.`,
    us: (isWhole: boolean) =>
      `${notUsed(isWhole)} : ceux-ci sont traités aux États-Unis seulement (Réglages → Confidentialité). Choisissez une région ou une adresse qui s’y trouve.`,
  },
  notTried: 'Le compte n’a pas pu être essayé.',
  tried: {
    account: 'Compte',
    recogniser: 'Écoute',
    voice: 'Parole',
    model: 'Réflexion',
    secondModel: 'Second modèle',
  },
  outcomes: {
    works: 'fonctionne',
    wrongKey: 'La clé ou le jeton n’est pas le bon. Copiez-le de nouveau depuis le site de l’entreprise.',
    notAllowed:
      'La clé est la bonne, mais elle n’a pas ce droit. Donnez-lui l’autorisation sur le site de l’entreprise.',
    unreachable: 'Pas de réponse. Vérifiez l’adresse ou la région, puis réessayez.',
    modelNotAvailable:
      'Le modèle n’est pas disponible avec ce compte. Vérifiez son identifiant, et si l’accès vous a été accordé.',
    noCredit: 'Le compte n’a plus de crédit, ou est suspendu.',
    busy: 'Le service est très sollicité en ce moment. Réessayez dans une minute.',
    addressRefused: 'Cette adresse n’est pas permise : elle mène à un réseau privé.',
    failed: 'Le service a répondu, mais pas comme prévu.',
  },
  vendors: {
    twilio: {
      name: 'Twilio',
      use: 'Appels téléphoniques et SMS',
      fields: {
        accountSid: {
          label: 'Account SID',
          hint: 'Sur la première page de la console de Twilio ; commence par AC.',
        },
      },
      secret: { label: 'Auth Token', hint: 'À côté de l’Account SID.' },
    },
    deepgram: {
      name: 'Deepgram',
      use: 'Écoute et parle',
      fields: {
        baseUrl: { label: 'Adresse', hint: 'Seulement pour une autre région ou votre propre serveur.' },
        processedIn,
      },
      secret: { label: 'Clé API', hint: 'Dans la console de Deepgram, sous API Keys.' },
    },
    aws: {
      name: 'Amazon Web Services',
      use: 'Réfléchit (Bedrock) ; écoute et parle quand Deepgram ne le fait pas',
      fields: {
        region: { label: 'Région', hint: 'Plus elle est proche de vos appelants, plus les pauses sont courtes.' },
        accessKeyId: { label: 'Identifiant de la clé d’accès (access key ID)' },
        modelId: {
          label: 'Modèle',
          hint: 'L’identifiant d’un modèle ou d’un profil d’inférence sur Amazon Bedrock. Sans lui, le compte ne fait qu’écouter et parler.',
        },
        fallbackModelId: { label: 'Second modèle', hint: 'Interrogé quand le premier ne répond pas.' },
        fallbackRegion: {
          label: 'Région du second modèle',
          hint: 'Une autre, pour qu’une panne dans une région ne fasse pas taire les deux.',
        },
      },
      secret: {
        label: 'Clé d’accès secrète (secret access key)',
        hint: 'Affichée une seule fois par AWS, à la création de la clé d’accès.',
      },
    },
    anthropic: {
      name: 'Anthropic',
      use: 'Réfléchit : Claude, sans passer par Amazon',
      fields: { modelId: { label: 'Modèle' } },
      secret: { label: 'Clé API', hint: 'Dans la console de Claude, sous API Keys.' },
    },
    openAiModel: {
      name: 'Un autre modèle',
      use: 'Réfléchit : tout serveur qui parle le protocole d’OpenAI',
      fields: { baseUrl: openAiAddress, modelId: { label: 'Modèle' }, processedIn },
      secret: { label: 'Clé API', hint: 'Si votre serveur en demande une.' },
    },
    openAiVoice: {
      name: 'Une autre voix',
      use: 'Parle : tout serveur qui parle le protocole d’OpenAI',
      fields: {
        baseUrl: openAiAddress,
        modelId: { label: 'Modèle' },
        voice: { label: 'Voix', hint: 'Employée quand un agent ne cite aucune des voix de ce serveur.' },
        processedIn,
      },
      secret: { label: 'Clé API', hint: 'Si votre serveur en demande une.' },
    },
    mail: {
      name: 'E-mail',
      use: 'Envoie des e-mails après les appels',
      fields: {
        server: {
          label: 'Serveur d’envoi',
          hint: 'Votre fournisseur de messagerie l’appelle SMTP. Si le port n’est pas 587, écrivez-le après deux-points.',
        },
        username: { label: 'Nom d’utilisateur', hint: 'Souvent l’adresse elle-même.' },
        from: {
          label: 'De',
          hint: 'Ce que les gens voient comme expéditeur.',
          placeholder: 'Accueil du cabinet <desk@example.com>',
        },
      },
      secret: {
        label: 'Mot de passe',
        hint: 'Certains fournisseurs en veulent un créé pour cet usage, un « mot de passe d’application ».',
      },
    },
  },
  processedIn: { '': 'Son adresse le dit, ou personne ne le sait', eu: 'L’Union européenne', us: 'Les États-Unis' },
  secondSecret: {
    label: 'Second Auth Token',
    hint: 'Seulement pendant que vous changez de jeton : le nouveau ci-dessus, l’ancien ici, jusqu’à ce que Twilio ait promu le nouveau.',
  },
  save: 'Enregistrer et essayer',
  secretKept: (ending: string) =>
    ending === ''
      ? 'Laissez vide pour garder celui qui est enregistré.'
      : `Laissez vide pour garder celui qui finit par ${ending}.`,
  secretOnce: 'Gardé sous forme chiffrée ; personne ne peut plus le voir.',
  optional: (label: string) => `${label} (facultatif)`,
  removeTitle: (name: string) => `Retirer votre compte ${name} ?`,
  removeText: {
    twilio: 'Les appels à vos numéros de ce compte ne reçoivent plus de réponse, et aucun appel ne passe plus par lui.',
    mail: 'Les e-mails après les appels passent désormais par le serveur de messagerie de l’installation, ou ne sont pas envoyés si elle n’en a pas.',
    other:
      'Les appels passent désormais par le compte de l’installation, ou par qui vous avez choisi. Les appels en cours n’en sont pas perturbés.',
  },
  choice: 'Qui fait quoi',
  choiceLead:
    'À qui vos agents s’adressent en premier. Si un fournisseur ne répond pas pendant un appel, le suivant prend le relais, et la page de l’appel le dit.',
  recogniser: 'Écoute',
  voice: 'Parle',
  model: 'Réfléchit',
  secondModel: 'Réfléchit quand le premier ne répond pas',
  asInstalled: (name: string) => `D’habitude : ${name}`,
  recognisers: { deepgram: 'Deepgram', transcribe: 'Amazon Transcribe' },
  voices: { deepgram: 'Deepgram Aura', polly: 'Amazon Polly', openAiVoice: 'Votre voix compatible OpenAI' },
  models: {
    bedrock: 'Claude sur Amazon Bedrock',
    bedrockFallback: 'Le second modèle sur Amazon Bedrock',
    anthropic: 'Claude d’Anthropic',
    openAiModel: 'Votre modèle compatible OpenAI',
  },
  nobody: 'Personne',
  usualSecond: 'D’habitude : le second modèle sur Amazon Bedrock',
  missing: 'Son compte n’est pas configuré : d’ici là, c’est l’habituel qui sert.',
  keepChoice: 'Enregistrer',
  choiceSaved: 'Enregistré. Les appels s’en servent dès maintenant.',
});
