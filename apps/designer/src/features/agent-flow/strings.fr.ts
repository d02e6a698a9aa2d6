import { translate } from '../../language/strings.ts';
import type { agentFlowStrings } from './strings.ts';

export const agentFlowFrench = translate<typeof agentFlowStrings>('agentFlow', {
  refused: 'Le parcours contient des erreurs ; corrigez-les, puis publiez.',
  notCallable: 'Le parcours contient des erreurs ; corrigez-les, puis appelez.',
  notOpened: 'Le brouillon n’a pas pu être ouvert. Il est en sécurité sur le serveur ; réessayez dans un instant.',
  hearing: {
    away: 'Le serveur vocal ne répond pas : rien ne peut être écouté. Vérifiez qu’il fonctionne, puis réessayez.',
    failed: 'La voix n’a pas pu dire cela. Réessayez dans un instant.',
    reasons: {
      busy: 'Beaucoup de textes sont dits en ce moment. Réessayez dans quelques secondes.',
      tokenRefused: 'Il a fallu trop de temps pour joindre le serveur vocal. Réessayez.',
      foreignOrigin:
        'Le serveur vocal ne connaît pas l’adresse de cette page : la personne qui l’administre doit l’ajouter à DESIGNER_ORIGINS.',
      wrongKey: 'Le fournisseur de la voix refuse la clé : saisissez-la de nouveau dans les réglages.',
      notAllowed:
        'Le compte chez le fournisseur de la voix n’a pas le droit de faire parler. Vérifiez-le dans les réglages.',
      noCredit: 'Le compte chez le fournisseur de la voix n’a plus de crédit.',
      unreachable: 'Le fournisseur de la voix ne répond pas. Réessayez dans un instant.',
      addressRefused: 'L’adresse du serveur vocal indiquée dans les réglages n’est pas permise.',
      voiceNotKnown:
        'Le fournisseur ne connaît pas cette voix. Vérifiez son nom dans les réglages du parcours ou dans l’étape.',
    },
  },
});
