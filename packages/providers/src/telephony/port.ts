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
  /** `socket` is signed over the wss form of the public address. */
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
