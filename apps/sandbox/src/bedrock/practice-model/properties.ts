import { z } from 'zod';
import type { Candidate } from './choose.ts';
import { meaningOf } from './meaning.ts';

const propertySchema = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  enum: z.array(z.string()).optional(),
  description: z.string().default(''),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
const inputSchema = z.object({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
});

const FORMATS = ['date', 'time', 'date-time', 'phone', 'name'] as const;

export type PropertyKind =
  | (typeof FORMATS)[number]
  | 'choice'
  | 'yesNo'
  | 'number'
  | 'integer'
  | 'digits'
  | 'summary'
  | 'text';

/** A value that a tool asks for. */
export interface Property {
  readonly name: string;
  readonly kind: PropertyKind;
  /** What the value is, for people: the first line of the schema's description without what stands in brackets. */
  readonly label: string;
  /** What its name and label mean: how it is recognised in a question. */
  readonly words: ReadonlySet<string>;
  readonly choices: readonly Candidate[];
  readonly isRequired: boolean;
  readonly minimum: number;
  readonly maximum: number;
}

/** The values of a tool that the model knows how to fill; anything else in the schema is left out of its answers. */
export function readProperties(schema: unknown): Property[] {
  const tool = inputSchema.safeParse(schema);
  if (!tool.success) return [];
  return Object.entries(tool.data.properties).flatMap(([name, given]): Property[] => {
    const parsed = propertySchema.safeParse(given);
    const kind = parsed.success ? kindOf(name, parsed.data) : undefined;
    if (!parsed.success || kind === undefined) return [];
    const { description, minimum, maximum } = parsed.data;
    const label = labelOf(description);
    return [
      {
        name,
        kind,
        label,
        words: meaningOf(`${asWords(name)} ${label}`),
        choices: (parsed.data.enum ?? []).map((value) => choiceOf(value, description)),
        isRequired: tool.data.required.includes(name),
        minimum: minimum ?? Number.NEGATIVE_INFINITY,
        maximum: maximum ?? Number.POSITIVE_INFINITY,
      },
    ];
  });
}

function labelOf(description: string): string {
  return (description.split('\n')[0] ?? '').replace(/\s*\([^)]*\)/g, '').trim();
}

/** A name in code as words: `booked_day`, `bookedDay` → "booked day". */
export function asWords(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_.-]+/g, ' ')
    .toLowerCase()
    .trim();
}

function kindOf(name: string, schema: z.infer<typeof propertySchema>): PropertyKind | undefined {
  const types = [schema.type ?? 'string'].flat();
  if (types.includes('boolean')) return 'yesNo';
  if (types.includes('integer')) return 'integer';
  if (types.includes('number')) return 'number';
  if (!types.includes('string')) return undefined;
  if (schema.enum !== undefined) return 'choice';
  const format = FORMATS.find((each) => each === schema.format);
  if (format !== undefined) return format;
  if (/^\^\[0-9\]|^\^\\d/.test(schema.pattern ?? '')) return 'digits';
  return name === 'summary' ? 'summary' : 'text';
}

/** A choice with its words: its value's, and those of its line `value: phrase, phrase` in the description. */
function choiceOf(value: string, description: string): Candidate {
  const line = description.split('\n').find((each) => each.startsWith(`${value}:`));
  const words = meaningOf(`${asWords(value)}. ${line?.slice(value.length + 1) ?? ''}`);
  return { value, name: words, all: words };
}
