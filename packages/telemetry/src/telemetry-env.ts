import { z } from 'zod';

/** How to see a program run; the same variables for all of them. */
export const telemetryEnv = {
  /** Whoever shows it as a bearer may read `/metrics` from another machine. */
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,200}$/, 'is 16 to 200 characters without spaces')
    .optional(),
  /** Given: spans of calls, jobs and requests go to this collector of OpenTelemetry, as OTLP/JSON to `<it>/v1/traces`. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** What the collector wants to see, as `name=value` pairs, separated by commas; values are percent-encoded. */
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .default('')
    .transform((list, context) => {
      const pairs = list.split(',').flatMap((pair) => pair.trim() || []);
      try {
        return Object.fromEntries(pairs.map(readHeader));
      } catch {
        context.addIssue({
          code: 'custom',
          message: 'is written as name=value,name=value with percent-encoded values',
        });
        return z.NEVER;
      }
    }),
};

export type TelemetryEnv = z.output<z.ZodObject<typeof telemetryEnv>>;

function readHeader(pair: string): [string, string] {
  const [, name = '', value = ''] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)=(.*)$/.exec(pair) ?? [];
  if (name === '') throw new Error('a header has no name');
  return [name.toLowerCase(), decodeURIComponent(value)];
}
