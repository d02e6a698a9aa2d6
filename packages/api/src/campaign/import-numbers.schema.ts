import { LIST_PROBLEMS } from '@aybiza/campaigns';
import { z } from 'zod';
import { csvText } from '../csv/csv-file.schema.ts';
import { countrySchema } from '../phone-number/country.ts';
import { plainText } from '../plain-text.ts';
import { campaignInput } from './campaign.schema.ts';

/** People that one request puts on a list. */
export const MOST_ROWS = 10_000;

const column = plainText(200);

export const importNumbersInput = campaignInput.extend({
  csv: csvText.optional().meta({
    description: 'A CSV file as text, its first line with the names of the columns. Instead of `rows`.',
  }),
  rows: z
    .array(z.record(column, plainText(1_000)))
    .max(MOST_ROWS)
    .optional()
    .meta({ description: 'The same as objects by the names of the columns. Instead of `csv`.' }),
  columns: z
    .strictObject({
      number: column,
      name: column.optional(),
      timeZone: column.optional(),
      consent: column.optional(),
      inputs: z.record(plainText(64), column).default({}),
    })
    .optional()
    .meta({
      description:
        'Which column says what. `inputs`: variables that the flow’s start names, and their columns. Left out: guessed, and the answer says how.',
    }),
  consent: plainText(500).default('').meta({
    description: 'How these people have agreed to be called, where no column says it of each.',
  }),
  country: countrySchema.nullable().optional().meta({
    description:
      'ISO 3166-1: of numbers without a country code. Left out: the country of the number they are called from; null: such a number is none.',
  }),
  preview: z.boolean().default(false).meta({ description: 'Only says how the list is read.' }),
});

export const importNumbersOutput = z.object({
  /** As in the first line of the file. */
  columns: z.array(z.string()),
  /** Which of them say what, as they were named or guessed. */
  mapping: z.object({
    number: z.string().nullable(),
    name: z.string().nullable(),
    timeZone: z.string().nullable(),
    consent: z.string().nullable(),
    inputs: z.record(z.string(), z.string()),
  }),
  /** Of numbers without a country code. */
  country: z.string().nullable(),
  /** Lines that can be taken. */
  read: z.int(),
  /** People that are new on the list; 0 for a preview. */
  added: z.int(),
  /** The first people, as they are read. */
  first: z.array(
    z.object({
      e164: z.string(),
      name: z.string(),
      timeZone: z.string().nullable(),
      consent: z.string(),
      inputs: z.record(z.string(), z.string()),
    }),
  ),
  /** How many lines are not taken. */
  problemCount: z.int(),
  /** The first of them, by line of the file as a spreadsheet counts, empty ones too; the first of `rows` is 2. */
  problems: z.array(z.object({ line: z.int(), problem: z.enum(LIST_PROBLEMS) })),
});
