import { translate } from '../../language/strings.ts';
import type { knowledgeStrings } from './strings.ts';

const number = (value: number) => value.toLocaleString('fr');
const count = (value: number, one: string, many: string) => `${number(value)} ${value < 2 ? one : many}`;
const oneDigit = new Intl.NumberFormat('fr', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export const workspaceKnowledgeFrench = translate<typeof knowledgeStrings>('knowledge', {
  title: 'Connaissances',
  lead: 'Les fichiers et pages web d’après lesquels répondent les agents. Une étape d’un parcours dit lesquels elle peut employer.',
  drop: 'Déposez ici des fichiers texte, Markdown, PDF ou CSV',
  choose: 'Choisir des fichiers',
  uploading: (file: string, left: number) =>
    `Ajout de « ${file} »${left > 1 ? ` et de ${count(left - 1, 'autre', 'autres')}` : ''}…`,
  replacing: (file: string) => `Remplacement par « ${file} »…`,
  notReplaced: (file: string, why: string) => `« ${file} » n’a pas pris sa place. ${why}`,
  notReadAgain: (why: string) => `Il n’est pas relu. ${why}`,
  proxyLimit:
    'Un serveur intermédiaire n’accepte pas de fichier de cette taille. Demandez à qui exploite AYBIZA de relever sa limite à 25 Mo.',
  proxyRefused: (status: number) => `Un serveur intermédiaire l’a refusé (${status}). Réessayez dans un instant.`,
  tooLarge: (file: string, mb: number) =>
    `« ${file} » dépasse ${mb} Mo, et rien n’a été envoyé. Coupez-le en plusieurs, ou enregistrez-le avec des images plus petites.`,
  notAdded: (file: string, why: string) => `« ${file} » n’a pas été ajouté. ${why}`,
  addPage: 'Ajouter une page web',
  address: 'Adresse',
  addressHint: 'Une seule page, par exemple https://example.com/prices. Elle doit être accessible à tous sur le web.',
  badAddress: 'Ce n’est pas l’adresse d’une page web : elle commence par https:// ou http://.',
  daily: 'La relire chaque jour',
  add: 'Ajouter',
  newCollection: 'Nouvelle collection',
  collectionName: 'Nom',
  collectionHint: 'Les agents qui emploient une collection répondent aussi d’après ce que vous y ajoutez plus tard.',
  collection: 'Collection',
  none: 'Sans collection',
  documents: 'Documents',
  usage: (documents: number, passages: number) =>
    `${count(documents, 'document', 'documents')}, ${count(passages, 'passage', 'passages')}`,
  documentGone: 'Le document d’où vient cette réponse n’est plus ici.',
  emptyTitle: 'Encore rien d’après quoi répondre',
  empty: 'Ajoutez ce que demandent les appelants : les tarifs, le stationnement, comment se préparer à un rendez-vous.',
  columns: { title: 'Document', state: 'État', passages: 'Passages', read: 'Lu' },
  states: { waiting: 'En attente', reading: 'Lecture', ready: 'Prêt', failed: 'Non lu' },
  failures: {
    NO_TEXT:
      'Il ne contient pas de texte, seulement des images. Numérisez-le avec reconnaissance du texte, ou ajoutez le texte lui-même.',
    EMPTY: 'Il n’y a rien dedans. Vérifiez que c’est le bon fichier.',
    ENCRYPTED: 'Il est protégé par un mot de passe. Enregistrez-le sans mot de passe et remplacez le fichier.',
    DAMAGED:
      'Le fichier est endommagé ou n’est pas ce que son nom indique. Enregistrez-le à nouveau et remplacez le fichier.',
    TOO_LARGE:
      'Il dépasse 10 Mo. Ajoutez la page qui contient ce que demandent les appelants, ou un fichier plus petit.',
    TOO_MANY_PAGES: 'Il dépasse 1 000 pages. Coupez-le et ajoutez ce que demandent les appelants.',
    TOO_MANY_PASSAGES: 'Il est trop long pour un seul document. Coupez-le en plusieurs.',
    TOO_HARD: 'Le lire a demandé trop de temps ou de mémoire. Enregistrez-le à nouveau, ou ajoutez son texte.',
    WRONG_CHARSET: 'Ses caractères sont illisibles. Enregistrez-le en texte brut UTF-8 et remplacez le fichier.',
    ADDRESS_REFUSED:
      'Cette adresse n’est pas accessible à tous sur le web, et n’est pas interrogée. Ajoutez le texte sous forme de fichier.',
    UNREACHABLE:
      'Personne ne répond à cette adresse, ou seulement par une erreur. Vérifiez-la, puis relancez la lecture.',
    NOT_THERE: 'Cette page n’existe plus. Vérifiez l’adresse, ou supprimez le document.',
    NOT_ALLOWED: 'La page demande de se connecter. Ajoutez son texte sous forme de fichier.',
    NOT_A_PAGE: 'À cette adresse ne se trouve ni une page ni un texte. Ajoutez ce qu’elle dit sous forme de fichier.',
    NEEDS_SCRIPT:
      'La page est vide tant qu’un navigateur n’a pas lancé ses programmes. Ajoutez son texte sous forme de fichier.',
    WORKSPACE_FULL:
      'L’espace de travail contient autant de passages que possible. Supprimez les documents dont personne n’a besoin.',
    GIVEN_UP:
      'Une panne est survenue de notre côté, plusieurs fois. Relancez la lecture ; si cela se reproduit, prévenez qui exploite AYBIZA.',
  },
  keepsOld: 'Les réponses se fondent sur ce qui avait été lu avant.',
  changed: (added: number, removed: number) =>
    `${count(added, 'nouveau', 'nouveaux')}, ${count(removed, 'disparu', 'disparus')}`,
  more: (title: string) => `Autres actions pour « ${title} »`,
  open: 'Passages',
  rename: 'Renommer ou déplacer',
  replace: 'Remplacer le fichier',
  again: 'Relire',
  delete: 'Supprimer',
  save: 'Enregistrer',
  name: 'Titre',
  deleteTitle: (title: string) => `Supprimer « ${title} » ?`,
  deleteText: 'Ses passages disparaissent aussitôt, même pour les appels en cours.',
  usedBy: (agents: readonly string[]) =>
    `Employé par ${agents.join(', ')} : ${agents.length < 2 ? 'cet agent continue sans lui, et son brouillon le signale' : 'ces agents continuent sans lui, et leurs brouillons le signalent'}.`,
  unused: 'Aucun agent ne le cite.',
  close: 'Fermer',
  page: (page: number) => `page ${page}`,
  firstPassages: (shown: number, all: number) => `Les ${number(shown)} premiers sur ${number(all)}`,
  gone: 'Disparus depuis la lecture précédente',
  fresh: 'Nouveaux depuis la lecture précédente',
  tryTitle: 'Essayer une question',
  tryLead:
    'Demandez comme le ferait un appelant : vous voyez les passages que trouve un appel, et ce que le modèle en répond.',
  question: 'Question',
  agent: 'Pour',
  anyAgent: 'Tous les documents',
  ask: 'Demander',
  answer: 'Réponse',
  asking: 'Le modèle est interrogé…',
  answeredIn: (ms: number) => `en ${oneDigit.format(ms / 1000)} s`,
  practiceModel: 'Modèle d’exercice',
  doesNotTell: 'Les passages ne le disent pas : l’appel sortirait par « Introuvable ».',
  nothingFound:
    'Aucun passage ne convient à cette question : l’appel sortirait par « Introuvable », sans interroger le modèle.',
  nobodyAsked: 'Aucun processus vocal ne répond, et ce sont eux qui ont les modèles. Démarrez-en un, puis redemandez.',
  notAsked: (why: string) => `Aucun modèle n’a été interrogé. ${why}`,
  modelFailures: {
    works: 'Le modèle n’a pas répondu. Redemandez.',
    wrongKey: 'Le fournisseur du modèle refuse la clé. Saisissez-la de nouveau dans les réglages, sous Fournisseurs.',
    notAllowed: 'La clé n’a pas le droit d’employer ce modèle. Donnez-lui l’autorisation sur le site du fournisseur.',
    unreachable: 'Le fournisseur du modèle ne répond pas. Redemandez dans un instant.',
    modelNotAvailable:
      'Le fournisseur n’a pas ce modèle, ou pas pour ce compte. Choisissez-en un autre dans les réglages.',
    noCredit: 'Le compte chez le fournisseur du modèle n’a plus de crédit. Rechargez-le sur son site.',
    busy: 'Le fournisseur du modèle est trop sollicité en ce moment. Redemandez dans une minute.',
    addressRefused: 'L’adresse du modèle mène à un réseau privé. Changez-la dans les réglages.',
    failed: 'Le modèle n’a pas répondu. Redemandez ; si cela se reproduit, essayez le compte dans les réglages.',
  },
  cited: 'Dans la réponse',
  found: (many: number, byMeaning: boolean) =>
    `${count(many, 'passage trouvé', 'passages trouvés')} d’après ${byMeaning ? 'les mots et le sens' : 'les mots'}`,
  score: (score: number) => `pertinence ${oneDigit.format(score)}`,
});
