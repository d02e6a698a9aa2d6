import { translate } from '../../language/strings.ts';
import type { referenceStrings } from './strings.ts';

export const referenceSpanish = translate<typeof referenceStrings>('reference', {
  title: 'Referencia de la API',
  lead: 'Todo lo que puede hacer una clave de API, como REST. Lo mismo está disponible para TypeScript (@aybiza/client), para asistentes (MCP en /api/mcp) y para el terminal (aybiza).',
  document: 'Documento OpenAPI',
  home: 'AYBIZA',
  contents: 'Contenido',
  basics: {
    title: 'En cada solicitud',
    lines: [
      [
        'Authorization',
        'Bearer aybiza_live_…, una clave de API de los ajustes. Cada operación indica el permiso que necesita la clave.',
      ],
      [
        'Idempotency-Key',
        'En todo lo que cambia algo: un texto cualquiera, a su elección. Si se vuelve a enviar en el plazo de un día, no se repite nada y la respuesta es la misma.',
      ],
      [
        'Retry-After',
        'En los rechazos con 429: los segundos que hay que esperar. RateLimit-Limit, -Remaining y -Reset indican en cada respuesta cuánto queda.',
      ],
      ['X-Request-Id', 'En cada respuesta. Indíqueselo a quien gestiona la instalación cuando algo vaya mal.'],
    ],
  },
  parameters: 'Parámetros',
  body: 'Cuerpo',
  example: 'Ejemplo',
  reply: 'Respuesta',
  field: 'Campo',
  type: 'Tipo',
  about: 'Descripción',
  required: 'obligatorio',
  nothing: 'Un objeto vacío.',
});
