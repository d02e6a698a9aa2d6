import type { MailWords } from './english.ts';

const WHO_MAY_CHANGE = 'Un propriétaire peut le changer sur la page « Consommation ».';

export const mailFrench: MailWords = {
  verify: {
    subject: 'Confirmez votre adresse e-mail',
    before: 'Merci de confirmer que cette adresse est la vôtre. Le lien sert une seule fois, pendant un jour :',
    after: 'Si vous ne savez pas pourquoi vous recevez ceci, ne faites rien.',
  },
  reset: {
    subject: 'Choisissez un nouveau mot de passe',
    before:
      'Quelqu’un, sans doute vous, veut choisir un nouveau mot de passe pour votre compte AYBIZA. Le lien sert une seule fois, pendant une heure :',
    after: 'Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.',
  },
  invitation: ({ workspace, inviter }) => ({
    subject: `Invitation à ${workspace}`,
    before: `${inviter} vous invite à travailler sur « ${workspace} » dans AYBIZA. Le lien est pour vous seul :`,
    after: 'Si cela ne vous dit rien, ne faites rien.',
  }),
  outboundRefused: (workspace) => ({
    subject: `Un appel de ${workspace} a été refusé`,
    text: 'Un agent devait appeler quelqu’un, et les limites de cet espace de travail ne l’ont pas permis.',
  }),
  outboundStopped: (workspace) => ({
    subject: `${workspace} n’appelle plus personne`,
    text: 'Bien plus d’appels ont été demandés que cet espace de travail n’en permet ; ses agents n’appellent donc plus personne, jusqu’à ce qu’un propriétaire le permette de nouveau. Une clé volée ou un parcours qui tourne en rond se voient ainsi : cherchez ce qui demande ces appels.',
  }),
  caps: {
    atOnce: `Autant d’appels sont déjà en cours que cet espace de travail en permet à la fois. ${WHO_MAY_CHANGE}`,
    perNumberHour: `Depuis ce numéro, autant d’appels ont été passés dans la dernière heure que cet espace de travail en permet. ${WHO_MAY_CHANGE}`,
    perDestinationHour: `Cette personne a été appelée dans la dernière heure aussi souvent que cet espace de travail le permet. ${WHO_MAY_CHANGE}`,
    costPerDay: `Les appels d’aujourd’hui ont coûté autant que cet espace de travail le permet par jour. ${WHO_MAY_CHANGE}`,
    destination: `Les agents de cet espace de travail ne peuvent pas appeler ce numéro : il est dans un pays qui n’est pas permis, ou d’un type qui coûte cher à celui qui appelle. ${WHO_MAY_CHANGE}`,
    optedOut:
      'Cette personne a demandé à ne pas être appelée. La liste se trouve sous « Réglages » → « Confidentialité ».',
    noConsent:
      'Il n’est pas noté que cette personne accepte d’être appelée, ce que cet espace de travail exige. Notez son accord sous « Réglages » → « Confidentialité ».',
  },
  passwordChanged: {
    subject: 'Votre mot de passe a été changé',
    text: 'Le mot de passe de votre compte AYBIZA a été changé. Toutes les autres sessions ont été fermées.',
  },
  passkeyAdded: {
    subject: 'Une clé d’accès a été ajoutée',
    text: 'Une clé d’accès de plus ouvre maintenant votre compte AYBIZA.',
  },
  secondFactorOn: {
    subject: 'La connexion en deux étapes est activée',
    text: 'Votre compte AYBIZA demande maintenant un code après le mot de passe.',
  },
  secondFactorOff: {
    subject: 'La connexion en deux étapes est désactivée',
    text: 'Votre compte AYBIZA ne demande plus de code après le mot de passe.',
  },
  ifNotYou:
    'Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe (« Mot de passe oublié ? » sur la page de connexion).',
};
