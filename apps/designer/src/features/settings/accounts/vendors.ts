import type { AppRouter, inferRouterInputs, inferRouterOutputs } from '@aybiza/api';
import type { SelectOption } from '../../../components/select.tsx';

export type Providers = inferRouterOutputs<AppRouter>['provider']['list'];
export type Account = Providers['accounts'][number];
export type Vendor = Account['vendor'];
export type Choice = inferRouterInputs<AppRouter>['provider']['choose'];
export type Tried = inferRouterOutputs<AppRouter>['provider']['tryAccount'];

interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly optional?: boolean;
  /** What can be chosen; left out: it is written. */
  readonly options?: readonly SelectOption<string>[];
}

/** What is known of a vendor here: what people call it, what it is for, and what its form asks for. */
interface VendorFacts {
  readonly name: string;
  readonly use: string;
  /** Which part of the installation's equipment stands in for it; null where it has none. */
  readonly part: 'phone' | 'stt' | 'llm' | 'mail' | null;
  readonly fields: readonly Field[];
  readonly secret: { readonly label: string; readonly hint: string; readonly optional?: boolean };
  /** A second secret that counts as well while it replaces the first, or is replaced by it. */
  readonly secondSecret?: { readonly label: string; readonly hint: string };
  /** Fields beyond the secret that are worth showing on the card. */
  readonly shown: readonly string[];
}

const OPENAI_ADDRESS = {
  name: 'baseUrl',
  label: 'Address',
  hint: 'Begins with https, ends before “/chat” or “/audio”.',
  placeholder: 'https://api.openai.com/v1',
};

const PROCESSED_IN: Field = {
  name: 'processedIn',
  label: 'Processes calls in',
  hint: 'Only matters where calls may be processed in one region only, and the address does not tell. You answer for it.',
  optional: true,
  options: [
    { value: '', label: 'Its address tells, or nobody knows' },
    { value: 'eu', label: 'The European Union' },
    { value: 'us', label: 'The United States' },
  ],
};

/** In the order in which they are shown. */
export const VENDORS: Readonly<Record<Vendor, VendorFacts>> = {
  twilio: {
    name: 'Twilio',
    use: 'Phone calls and text messages',
    part: 'phone',
    fields: [
      {
        name: 'accountSid',
        label: 'Account SID',
        hint: 'On the first page of the Twilio Console; begins with AC.',
        placeholder: `AC${'0'.repeat(32)}`,
      },
    ],
    secret: { label: 'Auth token', hint: 'Next to the Account SID.' },
    secondSecret: {
      label: 'Second auth token',
      hint: 'Only while you change the token: the new one above, the old one here, until Twilio has promoted the new one.',
    },
    shown: ['accountSid'],
  },
  deepgram: {
    name: 'Deepgram',
    use: 'Listens and speaks',
    part: 'stt',
    fields: [
      {
        name: 'baseUrl',
        label: 'Address',
        hint: 'Only for another region or a server of your own.',
        placeholder: 'wss://api.eu.deepgram.com',
        optional: true,
      },
      PROCESSED_IN,
    ],
    secret: { label: 'API key', hint: 'In the Deepgram Console under API Keys.' },
    shown: ['baseUrl'],
  },
  aws: {
    name: 'Amazon Web Services',
    use: 'Thinks (Bedrock); listens and speaks when Deepgram does not',
    part: 'llm',
    fields: [
      {
        name: 'region',
        label: 'Region',
        hint: 'The nearer to your callers, the shorter the pauses.',
        placeholder: 'eu-central-1',
      },
      { name: 'accessKeyId', label: 'Access key ID', placeholder: 'AKIA…' },
      {
        name: 'modelId',
        label: 'Model',
        hint: 'The id of a model or an inference profile on Amazon Bedrock. Without one, the account only listens and speaks.',
        placeholder: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
        optional: true,
      },
      {
        name: 'fallbackModelId',
        label: 'Second model',
        hint: 'Asked when the first does not answer.',
        optional: true,
      },
      {
        name: 'fallbackRegion',
        label: 'Region of the second model',
        hint: 'Another one, so that trouble in one region does not silence both.',
        placeholder: 'eu-west-1',
        optional: true,
      },
    ],
    secret: { label: 'Secret access key', hint: 'Shown once by AWS, when the access key is made.' },
    shown: ['region', 'modelId'],
  },
  anthropic: {
    name: 'Anthropic',
    use: 'Thinks: Claude, without Amazon in between',
    part: null,
    fields: [{ name: 'modelId', label: 'Model', placeholder: 'claude-haiku-4-5' }],
    secret: { label: 'API key', hint: 'In the Claude Console under API Keys.' },
    shown: ['modelId'],
  },
  openAiModel: {
    name: 'Another model',
    use: 'Thinks: any server that speaks OpenAI’s protocol',
    part: null,
    fields: [OPENAI_ADDRESS, { name: 'modelId', label: 'Model', placeholder: 'gpt-5-mini' }, PROCESSED_IN],
    secret: { label: 'API key', hint: 'If your server asks for one.', optional: true },
    shown: ['baseUrl', 'modelId'],
  },
  openAiVoice: {
    name: 'Another voice',
    use: 'Speaks: any server that speaks OpenAI’s protocol',
    part: null,
    fields: [
      OPENAI_ADDRESS,
      { name: 'modelId', label: 'Model', placeholder: 'gpt-4o-mini-tts' },
      {
        name: 'voice',
        label: 'Voice',
        hint: 'Spoken with where an agent names none of this server’s voices.',
        placeholder: 'alloy',
      },
      PROCESSED_IN,
    ],
    secret: { label: 'API key', hint: 'If your server asks for one.', optional: true },
    shown: ['baseUrl', 'voice'],
  },
  mail: {
    name: 'E-mail',
    use: 'Sends e-mails after calls',
    part: 'mail',
    fields: [
      {
        name: 'server',
        label: 'Outgoing mail server',
        hint: 'Your mail provider calls it SMTP. With another port than 587, write it behind a colon.',
        placeholder: 'smtp.example.com',
      },
      { name: 'username', label: 'User name', hint: 'Often the address itself.', optional: true },
      {
        name: 'from',
        label: 'From',
        hint: 'What people see as the sender.',
        placeholder: 'Practice desk <desk@example.com>',
      },
    ],
    secret: {
      label: 'Password',
      hint: 'Some providers want one made for this use, an “app password”.',
      optional: true,
    },
    shown: ['server', 'from'],
  },
};

const isVendor = (name: string): name is Vendor => Object.hasOwn(VENDORS, name);
export const VENDOR_NAMES: readonly Vendor[] = Object.keys(VENDORS).filter(isVendor);
