import type { AppRouter, inferRouterInputs, inferRouterOutputs } from '@aybiza/api';
import type { WordsOf } from '../../../language/strings.ts';
import type { accountStrings } from './strings.ts';

export type Providers = inferRouterOutputs<AppRouter>['provider']['list'];
export type Account = Providers['accounts'][number];
export type Vendor = Account['vendor'];
export type Choice = inferRouterInputs<AppRouter>['provider']['choose'];
export type Tried = inferRouterOutputs<AppRouter>['provider']['tryAccount'];

type Words = WordsOf<typeof accountStrings>;

interface Field<Name extends string = string> {
  readonly name: Name;
  readonly placeholder?: string;
  readonly optional?: boolean;
  /** What can be chosen; left out: it is written. */
  readonly options?: readonly (keyof Words['processedIn'])[];
}

interface FieldWords {
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
}

/** What is known of a vendor here, beside the words for it. */
interface VendorFacts<Name extends string> {
  /** Which part of the installation's equipment stands in for it; null where it has none. */
  readonly part: 'phone' | 'stt' | 'llm' | 'mail' | null;
  /** What its form asks for, in this order. */
  readonly fields: readonly Field<Name>[];
  /** It works without a secret, too. */
  readonly isSecretOptional?: true;
  /** A second secret counts as well while it replaces the first, or is replaced by it. */
  readonly hasSecondSecret?: true;
  /** Fields beyond the secret that are worth showing on the card. */
  readonly shown: readonly Name[];
}

type FieldName<Of extends Vendor> = keyof Words['vendors'][Of]['fields'] & string;

const OPENAI_ADDRESS = { name: 'baseUrl', placeholder: 'https://api.openai.com/v1' } as const;
const PROCESSED_IN = { name: 'processedIn', optional: true, options: ['', 'eu', 'us'] } as const;

/** In the order in which they are shown. */
export const VENDORS: { readonly [Name in Vendor]: VendorFacts<FieldName<Name>> } = {
  twilio: {
    part: 'phone',
    fields: [{ name: 'accountSid', placeholder: `AC${'0'.repeat(32)}` }],
    hasSecondSecret: true,
    shown: ['accountSid'],
  },
  deepgram: {
    part: 'stt',
    fields: [{ name: 'baseUrl', placeholder: 'wss://api.eu.deepgram.com', optional: true }, PROCESSED_IN],
    shown: ['baseUrl'],
  },
  aws: {
    part: 'llm',
    fields: [
      { name: 'region', placeholder: 'eu-central-1' },
      { name: 'accessKeyId', placeholder: 'AKIA…' },
      { name: 'modelId', placeholder: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0', optional: true },
      { name: 'fallbackModelId', optional: true },
      { name: 'fallbackRegion', placeholder: 'eu-west-1', optional: true },
    ],
    shown: ['region', 'modelId'],
  },
  anthropic: {
    part: null,
    fields: [{ name: 'modelId', placeholder: 'claude-haiku-4-5' }],
    shown: ['modelId'],
  },
  openAiModel: {
    part: null,
    fields: [OPENAI_ADDRESS, { name: 'modelId', placeholder: 'gpt-5-mini' }, PROCESSED_IN],
    isSecretOptional: true,
    shown: ['baseUrl', 'modelId'],
  },
  openAiVoice: {
    part: null,
    fields: [
      OPENAI_ADDRESS,
      { name: 'modelId', placeholder: 'gpt-4o-mini-tts' },
      { name: 'voice', placeholder: 'alloy' },
      PROCESSED_IN,
    ],
    isSecretOptional: true,
    shown: ['baseUrl', 'voice'],
  },
  mail: {
    part: 'mail',
    fields: [
      { name: 'server', placeholder: 'smtp.example.com' },
      { name: 'username', optional: true },
      { name: 'from' },
    ],
    isSecretOptional: true,
    shown: ['server', 'from'],
  },
};

const isVendor = (name: string): name is Vendor => Object.hasOwn(VENDORS, name);
export const VENDOR_NAMES: readonly Vendor[] = Object.keys(VENDORS).filter(isVendor);

/** What the form of a vendor asks for, in words. */
export function fieldsOf(vendor: Vendor, { vendors }: Words): readonly (Field & FieldWords)[] {
  const words: Readonly<Record<string, FieldWords>> = vendors[vendor].fields;
  return VENDORS[vendor].fields.map((field) => ({ ...field, label: field.name, ...words[field.name] }));
}
