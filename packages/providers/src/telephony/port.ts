/** A telephone company, as far as a process steers calls at it from outside. */
export interface Telephony {
  /** Places a call. Not retried: a second try could ring twice. */
  placeCall(request: PlaceCallRequest): Promise<{ callSid: string }>;
  /** Ends a call in any state. */
  hangUp(callSid: string): Promise<CallUpdateOutcome>;
  /** Stops what the call is doing and runs `instructions` (a document made by the vendor's builders) instead. */
  redirect(callSid: string, instructions: string): Promise<CallUpdateOutcome>;
  /** Is somebody being rung for the caller, or talking to them, by `CallInstructions.dial`? False for a call that is gone. */
  isPutThrough(callSid: string): Promise<boolean>;
  /** Sends a text message. Not retried: a second try could arrive twice. */
  sendMessage(message: { to: string; from: string; text: string }): Promise<{ messageSid: string }>;
}

/** A telephone company at which one also has numbers. */
export interface TelephoneCompany extends Telephony {
  readonly numbers: NumberStock;
}

/** The numbers of an account, and those that it can buy. Everything rejects with a `ProviderError`. */
export interface NumberStock {
  /** Those of the account, by number; the first thousand. */
  listOwned(): Promise<OwnedNumber[]>;
  /** @param e164 the whole number */
  findOwned(e164: string): Promise<OwnedNumber | undefined>;
  /** Numbers that take calls and can be bought now, twenty at most. */
  search(wanted: WantedNumber): Promise<AvailableNumber[]>;
  /** What such a number costs each month, as this account pays; undefined where there are none. */
  findPrice(wanted: Pick<WantedNumber, 'country' | 'kind'>): Promise<NumberPrice | undefined>;
  /**
   * Buys a number. Never asked for twice: when the answer is lost, it is looked up whether the number is the account's now. One that is
   * already is not bought again.
   */
  buy(e164: string, routing: NumberRouting): Promise<OwnedNumber>;
  /** Says where the calls of a number are brought; what stood in the way of that is taken away. */
  route(id: string, routing: NumberRouting): Promise<OwnedNumber>;
}

export const NUMBER_KINDS = ['local', 'mobile', 'tollFree'] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

export interface WantedNumber {
  /** ISO 3166-1, two capital letters. */
  country: string;
  kind: NumberKind;
  /** Digits that are somewhere in the number. */
  contains?: string | undefined;
}

export interface AvailableNumber {
  e164: string;
  /** A town or a region; empty where the company names none. */
  place: string;
  /** Can be bought only by whoever has shown the company an address or documents. */
  needsAddress: boolean;
}

export interface NumberPrice {
  /** Each month, such as `1.15`. */
  monthly: string;
  /** ISO 4217. */
  currency: string;
}

/** Which addresses the company asks about calls of a number; all by POST. */
export interface NumberRouting {
  /** When somebody calls. */
  voiceUrl: string;
  /** When that gives no answer. */
  fallbackUrl: string;
  /** When a call is over. */
  statusUrl: string;
}

export interface OwnedNumber {
  /** The company's name for it. */
  id: string;
  e164: string;
  label: string;
  takesCalls: boolean;
  /** As the company has it; an address that is not asked by POST is empty. */
  routing: NumberRouting;
  /** What has the calls instead, whatever the addresses say. */
  overriddenBy: 'trunk' | 'application' | null;
}

export interface PlaceCallRequest {
  /** E.164. */
  to: string;
  /** E.164; a number of ours. */
  from: string;
  /** Where the vendor asks what to do once the call is answered. */
  answerUrl: string;
  /** Where the vendor reports initiated, ringing, answered, completed. */
  statusUrl?: string;
  /** Where the vendor reports whether a person or a machine picked up, of a machine once its message has ended. */
  detectionUrl?: string;
  /** How long it may ring, in seconds. Default 30. */
  ringSeconds?: number;
  /** The longest the call may last, in seconds. */
  limitSeconds?: number;
}

/** `gone`: the call had already ended or was never known; nothing is left to do. */
export type CallUpdateOutcome = 'updated' | 'gone';

/** Where a telephone company reaches an installation: scheme and host, such as `https://voice.example.com`. */
export interface ReachedAt {
  /** For what it asks and reports. */
  readonly publicUrl: string;
  /** For sound, where that is somewhere else: a region's own host behind an edge. */
  readonly mediaUrl?: string | undefined;
}

/** Decides whether a webhook or socket upgrade really comes from the vendor. */
export interface RequestVerifier {
  verify(request: SignedRequest): boolean;
}

export interface SignedRequest {
  /** Raw path and query as they came, `/twilio/voice?tenant=acme`; never rebuilt. */
  pathAndQuery: string;
  /** Every form field as it came; a repeated one as an array. Absent for GET and for socket upgrades. */
  params?: Readonly<Record<string, string | readonly string[]>>;
  /** The signature header; absent = refused. */
  signature: string | undefined;
  /** `socket` is signed over the wss form of the address for sound. */
  kind: 'webhook' | 'socket';
}

/** Writes the documents that tell the vendor what a call does next; every value is escaped. */
export interface CallInstructions {
  readonly contentType: string;
  /** Joins the call to a media socket; whenever that ends, the vendor asks `actionUrl`, and failing that `redirectUrl`. */
  connectStream(options: ConnectStreamOptions): string;
  /** Transfers the caller; afterwards the vendor asks `actionUrl`. */
  dial(options: DialOptions): string;
  hangUp(): string;
  /**
   * What a person is told who picked up, before the caller is put through. With `askUrl` they then choose a key, of which the vendor
   * tells that address; whoever presses none is let go of.
   */
  brief(options: { sentences: readonly string[]; language: string; askUrl?: string | undefined }): string;
  /** The person who picked up is put through to the caller. */
  putThrough(): string;
  /**
   * The last resort when our own voice is down: the vendor's voice says one sentence, whoever `dial` (E.164) names is rung, and
   * afterwards, or when nobody answers, the call ends. Nothing more is asked of us: we may be gone by then.
   */
  sayAndHangUp(options: { text: string; language?: string; dial?: string | undefined }): string;
}

export interface ConnectStreamOptions {
  /** Absolute, `wss:` (or `ws:` on loopback), without a query. */
  streamUrl: string;
  actionUrl: string;
  redirectUrl: string;
  /** Arrive with the media socket's start; name and value together under 500 characters. */
  parameters: Readonly<Record<string, string>>;
}

export interface DialOptions {
  /** E.164, a SIP address (`sip:`), or a queue of the vendor's (`queue:` and its name). */
  to: string;
  actionUrl: string;
  /** E.164; what the person called will see. Default: the vendor's own rule. */
  callerId?: string;
  /** How long it may ring, in seconds. Default 30. */
  ringSeconds?: number;
  /** Asked for what whoever answers is told before the caller is put through; not for queues. */
  briefingUrl?: string;
  /** Said by the vendor's voice before dialling. */
  announcement?: string;
}
