/** A message to people, as plain text. */
export interface Mail {
  /** Addresses, one each. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /**
   * The same at every try, without brackets: a mailbox that has the message already does not show it twice (RFC 5322 §3.6.4 says that it names
   * exactly one message).
   */
  readonly messageId: string;
}

/** What became of it. A server may take a message for some of its receivers only. */
export interface SentMail {
  readonly refused: readonly string[];
}

/** Hands messages to a mail server. */
export interface Mailer {
  /** What receivers see as the sender. */
  readonly from: string;
  /**
   * Ends once the server has taken the message for somebody.
   * @throws ProviderError of the provider `smtp`; `PROVIDER_INVALID_REQUEST` when the server wants it for nobody
   */
  send(mail: Mail, options: { readonly signal: AbortSignal }): Promise<SentMail>;
  /**
   * Signs in and sends nothing.
   * @throws ProviderError as `send` does
   */
  check(): Promise<void>;
}
