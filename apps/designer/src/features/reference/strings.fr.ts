import { translate } from '../../language/strings.ts';
import type { referenceStrings } from './strings.ts';

export const referenceFrench = translate<typeof referenceStrings>('reference', {
  title: 'Référence de l’API',
  lead: 'Tout ce que peut faire une clé API, en REST. La même chose existe pour TypeScript (@aybiza/client), pour les assistants (MCP sous /api/mcp) et pour le terminal (aybiza).',
  document: 'Document OpenAPI',
  home: 'AYBIZA',
  contents: 'Sommaire',
  basics: {
    title: 'Dans chaque requête',
    lines: [
      [
        'Authorization',
        'Bearer aybiza_live_…, une clé API des réglages. Chaque opération indique le droit dont la clé a besoin.',
      ],
      [
        'Idempotency-Key',
        'Pour tout ce qui modifie quelque chose : un texte de votre choix. Renvoyée dans la journée, la requête ne refait rien et la réponse est la même.',
      ],
      [
        'Retry-After',
        'Dans les refus avec 429 : le nombre de secondes à attendre. RateLimit-Limit, -Remaining et -Reset disent dans chaque réponse ce qu’il reste.',
      ],
      ['X-Request-Id', 'Dans chaque réponse. Indiquez-le à qui exploite l’installation quand quelque chose ne va pas.'],
    ],
  },
  parameters: 'Paramètres',
  body: 'Corps',
  example: 'Exemple',
  reply: 'Réponse',
  field: 'Champ',
  type: 'Type',
  about: 'Description',
  required: 'obligatoire',
  nothing: 'Un objet vide.',
});
