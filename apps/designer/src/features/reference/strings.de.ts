import { translate } from '../../language/strings.ts';
import type { referenceStrings } from './strings.ts';

export const referenceGerman = translate<typeof referenceStrings>('reference', {
  title: 'API-Referenz',
  lead: 'Alles, was ein API-Schlüssel darf, als REST. Dasselbe gibt es für TypeScript (@aybiza/client), für Assistenten (MCP unter /api/mcp) und für das Terminal (aybiza).',
  document: 'OpenAPI-Dokument',
  home: 'AYBIZA',
  contents: 'Inhalt',
  basics: {
    title: 'In jeder Anfrage',
    lines: [
      [
        'Authorization',
        'Bearer aybiza_live_…, ein API-Schlüssel aus den Einstellungen. Bei jedem Vorgang steht, welche Berechtigung der Schlüssel braucht.',
      ],
      [
        'Idempotency-Key',
        'Bei allem, was etwas ändert: ein beliebiger Text von Ihnen. Wird er innerhalb eines Tages noch einmal gesendet, geschieht nichts noch einmal, und die Antwort ist dieselbe.',
      ],
      [
        'Retry-After',
        'Bei Ablehnungen mit 429: so viele Sekunden warten. RateLimit-Limit, -Remaining und -Reset sagen in jeder Antwort, wie viel noch übrig ist.',
      ],
      [
        'X-Request-Id',
        'In jeder Antwort. Nennen Sie ihn denen, die die Installation betreiben, wenn etwas nicht stimmt.',
      ],
    ],
  },
  parameters: 'Parameter',
  body: 'Inhalt',
  example: 'Beispiel',
  reply: 'Antwort',
  field: 'Feld',
  type: 'Typ',
  about: 'Bedeutung',
  required: 'erforderlich',
  nothing: 'Ein leeres Objekt.',
});
