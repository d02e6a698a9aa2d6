import { translate } from '../../language/strings.ts';
import type { agentsStrings } from './strings.ts';

const count = (number: number, one: string, many: string) => `${number} ${number < 2 ? one : many}`;

export const agentsFrench = translate<typeof agentsStrings>('agents', {
  title: 'Agents',
  lead: 'Un agent répond à un numéro de téléphone, ou à un appel depuis le navigateur, en suivant le parcours que vous dessinez.',
  create: 'Nouvel agent',
  createIt: 'Créer',
  emptyTitle: 'Pas encore d’agent',
  emptyText: 'Partez d’un exemple prêt à l’emploi que vous adapterez, ou d’un parcours vide.',
  live: (version: number) => `En ligne · v${version}`,
  draft: 'Non publié',
  errors: (number: number) => count(number, 'erreur', 'erreurs'),
  warnings: (number: number) => count(number, 'avertissement', 'avertissements'),
  ready: 'Aucun problème',
  waits: 'En attente d’approbation',
  mentions: (number: number) => (number < 2 ? 'On vous mentionne' : `On vous mentionne ${number} fois`),
  number: 'Numéro',
  noNumber: 'Aucun numéro relié',
  callsToday: 'Appels aujourd’hui',
  liveNow: (number: number) => `${number} en cours`,
  failed: (number: number) => count(number, 'échec', 'échecs'),
  changed: 'Modifié',
  analytics: 'Statistiques',
  calls: 'Appels',
  backTest: 'Test rétrospectif',
  rename: 'Renommer',
  delete: 'Supprimer',
  deleteTitle: (name: string) => `Supprimer ${name} ?`,
  deleteText: 'Son parcours, ses versions et la trace de ses appels sont supprimés avec lui. C’est irréversible.',
  more: (name: string) => `Autres actions pour ${name}`,
  name: 'Nom',
  namePlaceholder: 'Accueil',
  gallery: {
    title: 'Partir de',
    groups: {
      own: 'Votre propre ligne',
      bookings: 'Rendez-vous et tables',
      service: 'Questions, commandes et réparations',
      outbound: 'Appels que vous passez',
    },
    starts: {
      'dental-practice': {
        title: 'Cabinet dentaire',
        text: 'Prend, déplace et annule les rendez-vous, connaît les horaires, passe la main à une personne.',
      },
      restaurant: {
        title: 'Restaurant',
        text: 'Prend et modifie les réservations, répond aux questions, transmet les grands groupes.',
      },
      'vet-practice': {
        title: 'Cabinet vétérinaire',
        text: 'Prend les rendez-vous, note les ordonnances et trouve de l’aide pour un animal, de jour comme de nuit.',
      },
      'online-shop': {
        title: 'Commandes et retours',
        text: 'Dit où en est une commande, enregistre les retours, répond d’après vos documents.',
      },
      'property-repairs': {
        title: 'Dépannage',
        text: 'Note les réparations pour une régie immobilière et appelle un technicien en cas de fuite d’eau.',
      },
      'it-help-desk': {
        title: 'Assistance informatique',
        text: 'Aide pour les mots de passe, ouvre des demandes, dit où elles en sont et fait venir un technicien.',
      },
      'law-firm': {
        title: 'Cabinet d’avocats',
        text: 'Note les nouveaux dossiers avec l’accord de l’appelant, transfère les clients, appelle l’avocat de garde.',
      },
      'customer-survey': {
        title: 'Enquête de satisfaction',
        text: 'Appelle après une visite, pose deux questions et fait rappeler les mécontents par le responsable.',
      },
      questions: {
        title: 'Quelques questions',
        text: 'Dites ce que peuvent faire les appelants : prendre rendez-vous, poser une question, laisser un message. Le parcours est dessiné pour vous, prêt à servir.',
      },
      description: {
        title: 'Une description',
        text: 'Racontez avec vos mots comment on doit répondre à votre téléphone. Un modèle le dessine sous vos yeux.',
      },
      empty: { title: 'Parcours vide', text: 'Décroche et dit au revoir. Tout le reste est à vous de le dessiner.' },
      file: { title: 'Un fichier', text: 'Un parcours d’AYBIZA, Twilio Studio, Amazon Connect ou Vapi.' },
    },
  },
  questions: {
    business: 'Le nom de l’établissement',
    businessPlaceholder: 'Yoga du Port',
    businessHint: 'Les appelants l’entendent d’abord : « Bonjour, ici Yoga du Port. En quoi puis-je vous aider ? »',
    trade: 'Ce que c’est',
    tradePlaceholder: 'un studio de yoga',
    wishes: 'Ce que peuvent faire les appelants',
    books: 'Prendre, déplacer ou annuler un rendez-vous',
    booksHint: 'Dans l’agenda fourni avec AYBIZA. Un autre pourra être relié plus tard.',
    messages: 'Laisser un message',
    messagesHint: 'Le nom et la demande sont notés avec l’appel.',
    hours: 'Quand quelqu’un est là',
    hoursPlaceholder: 'Nous sommes ouverts du lundi au vendredi, de neuf heures à dix-sept heures.',
    hoursHint: 'Dit tel quel aux appelants qui le demandent. Laissez vide pour ne le dire à personne.',
    facts: 'Ce que demandent les appelants',
    factsPlaceholder:
      'Un cours coûte 14 euros, dix cours 120. Les tapis sont sur place. Le parking est derrière la maison.',
    factsHint: 'On répond aux questions d’après ce texte, et rien d’autre. Laissez vide pour ne répondre à aucune.',
    person: 'Qui appeler pour « parler à quelqu’un »',
    personPlaceholder: '+33 1 99 00 12 34',
    personHint: 'Avec l’indicatif du pays. Laissez vide pour n’appeler personne.',
    personPattern: 'Un numéro avec l’indicatif du pays, par exemple +33 1 99 00 12 34',
    nothing: 'Choisissez au moins une chose que peuvent faire les appelants, ou écrivez ce qu’ils peuvent demander.',
  },
  description: {
    label: 'Comment doit-on répondre à votre téléphone ?',
    placeholder:
      'Nous sommes une boulangerie à Lille. Les gens commandent des gâteaux pour un jour et une heure ; il nous faut leur nom, ce qui doit être écrit dessus et pour quand. Ils demandent nos horaires : du mardi au samedi, de huit heures à dix-huit heures. Pour tout le reste, on appelle Maria au +33 1 99 00 56 78.',
    hint: 'Ce que veulent les appelants, ce que vous devez savoir d’eux, ce qui se passe ensuite, et qui appeler quand l’agent ne peut pas aider.',
    practice: 'Le modèle d’exercice ne sait pas dessiner un parcours.',
    connect: 'Relier un modèle',
    instead: 'ou répondez plutôt à quelques questions : cela s’en passe.',
    questions: 'Quelques questions',
  },
  save: 'Enregistrer',
});
