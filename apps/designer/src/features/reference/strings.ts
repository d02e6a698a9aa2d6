import { defineStrings } from '../../language/strings.ts';

export const referenceStrings = defineStrings('reference', {
  title: 'API reference',
  lead: 'Everything that an API key may do, as REST. The same is there for TypeScript (@aybiza/client), for assistants (MCP at /api/mcp) and for the terminal (aybiza).',
  document: 'OpenAPI document',
  home: 'AYBIZA',
  contents: 'Contents',
  basics: {
    title: 'In every request',
    lines: [
      [
        'Authorization',
        'Bearer aybiza_live_…, an API key of Settings. Each operation names the scope that the key needs.',
      ],
      [
        'Idempotency-Key',
        'On whatever changes something: any text of yours. Sent again within a day, nothing is done again and the answer is the same.',
      ],
      [
        'Retry-After',
        'In refusals with 429: seconds to wait. RateLimit-Limit, -Remaining and -Reset say in every reply how much is left.',
      ],
      ['X-Request-Id', 'In every reply. Tell it to whoever runs the installation when something is wrong.'],
    ],
  },
  parameters: 'Parameters',
  body: 'Body',
  example: 'Example',
  reply: 'Reply',
  field: 'Field',
  type: 'Type',
  about: 'About',
  required: 'required',
  nothing: 'An empty object.',
});
