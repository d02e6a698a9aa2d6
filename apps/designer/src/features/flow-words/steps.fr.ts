import type { FlowWords } from './strings.ts';

export const nodesFrench: FlowWords['nodes'] = {
  start: { title: 'Début de l’appel', help: 'Tout appel entre ici. Il y en a exactement un.' },
  say: { title: 'Dire', help: 'Dit quelque chose à l’appelant, puis continue.' },
  menu: { title: 'Menu', help: 'Demande ce que veut l’appelant et l’envoie au bon endroit.' },
  collect: {
    title: 'Recueillir',
    help: 'Demande une ou plusieurs valeurs : un jour, une heure, un nom. Les prend dans n’importe quel ordre, même données d’avance.',
  },
  confirm: {
    title: 'Faire confirmer',
    help: 'Relit des valeurs : l’appelant dit oui, non, ou ce qu’il faut à la place.',
  },
  keypad: { title: 'Clavier', help: 'Prend un numéro par les touches du téléphone : un compte, un code, une carte.' },
  voicemail: { title: 'Messagerie', help: 'Prend un message après un bip.' },
  branch: {
    title: 'Embranchement',
    help: 'Décide d’après ce qui est connu : la première condition vraie montre le chemin.',
  },
  hours: { title: 'Horaires', help: 'Ouvert ou fermé ? Un planning hebdomadaire avec jours fériés décide.' },
  split: { title: 'Répartition', help: 'Envoie une part des appelants de chaque côté, pour faire un essai.' },
  limit: {
    title: 'Limite',
    help: 'Met fin aux répétitions : après tant de fois, ou tant de temps, l’appel prend un autre chemin.',
  },
  classify: {
    title: 'Classer',
    help: 'Laisse le modèle décider laquelle de vos catégories convient à ce qu’a dit l’appelant.',
  },
  answer: {
    title: 'Renseigner',
    help: 'Répond à une question d’après vos documents, et le dit quand ils ne disent rien.',
  },
  converse: {
    title: 'Conversation',
    help: 'Laisse le modèle mener la conversation vers un but, dans les limites que vous fixez.',
  },
  set: { title: 'Noter', help: 'Retient quelque chose pour plus tard : donne une valeur à des variables.' },
  request: { title: 'Requête', help: 'Interroge un autre système, comme l’agenda, et se sert de sa réponse.' },
  message: { title: 'Envoyer un message', help: 'Envoie un SMS, comme une confirmation ou un lien.' },
  wait: {
    title: 'Attendre',
    help: 'Marque une pause, en silence ou en musique, un certain temps ou jusqu’à ce qu’un autre système se manifeste.',
  },
  sendKeys: {
    title: 'Envoyer des touches',
    help: 'Appuie sur les touches du téléphone pour l’autre bout de la ligne, comme un numéro de poste.',
  },
  tag: {
    title: 'Marque',
    help: 'Inscrit une étiquette ou un chiffre dans le dossier de l’appel, pour le compter ensuite.',
  },
  recording: { title: 'Enregistrement', help: 'Démarre, suspend, reprend ou masque l’enregistrement de l’appel.' },
  language: {
    title: 'Langue',
    help: 'Continue dans une autre langue : ce qui est compris, la voix et les textes traduits.',
  },
  transfer: { title: 'Transférer', help: 'Met l’appelant en relation avec une personne.' },
  end: {
    title: 'Fin',
    help: 'Dit au revoir et raccroche ; dans un autre parcours, y revient. Le résultat est ce que vous verrez dans la liste des appels.',
  },
  handler: {
    title: 'Cas particulier',
    help: 'Répond à ce que les appelants peuvent dire ou faire à tout moment, comme demander quelqu’un.',
  },
  resume: { title: 'Reprendre', help: 'Revient là où en était l’appelant et répète la dernière phrase.' },
  jump: { title: 'Saut', help: 'Continue à une autre étape, sans long trait en travers du dessin.' },
  subflow: {
    title: 'Sous-parcours',
    help: 'Exécute une version publiée d’un autre parcours comme partie de cet appel.',
  },
  group: {
    title: 'Groupe',
    help: 'Un cadre autour d’étapes : ce qu’elles laissent ouvert sort par les sorties du groupe.',
  },
  comment: {
    title: 'Note',
    help: 'Une note pour ceux qui travaillent à ce parcours. Aucun appelant n’y passe.',
  },
};

export const afterCallFrench: FlowWords['afterCall'] = {
  summary: {
    title: 'Résumé',
    help: 'Le modèle dit en quelques phrases de quoi il s’agissait et comment l’appel a pris fin.',
  },
  extract: {
    title: 'Extraire des valeurs',
    help: 'Le modèle trouve des valeurs dans ce qui a été dit ; elles sont gardées comme résultats de l’appel.',
  },
  score: {
    title: 'Évaluation',
    help: 'Le modèle juge l’appel d’après vos critères. Ce qu’il ne peut montrer dans la transcription ne compte pas.',
  },
  webhook: { title: 'Webhook', help: 'Fait part de l’appel à un autre système, signé, jusqu’à ce qu’il écoute.' },
  message: {
    title: 'Envoyer un message',
    help: 'Envoie un SMS à l’appelant, comme ce qui a été convenu. Jamais deux fois : ce qui a pu partir n’est pas renvoyé.',
  },
  email: {
    title: 'E-mail',
    help: 'Fait part de l’appel à votre équipe, par exemple que quelqu’un veut être rappelé.',
  },
  exportRecording: {
    title: 'Exporter l’enregistrement',
    help: 'Dépose une copie de l’enregistrement dans un dossier du stockage, où d’autres viennent la chercher.',
  },
  contact: {
    title: 'Retenir l’appelant',
    help: 'Garde qui a appelé et ce qui a été convenu, pour que le prochain appel puisse commencer par là. Seulement avec l’accord de l’appelant.',
  },
  callBack: {
    title: 'Rappeler',
    help: 'Quelqu’un veut être rappelé : une personne le trouve sur la page « Rappels », ou un agent appelle jusqu’à le joindre.',
  },
};
