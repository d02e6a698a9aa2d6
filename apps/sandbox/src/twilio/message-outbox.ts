import type { Clock } from '@aybiza/foundation/clock';
import type { FormField } from './sign.ts';
import { sendWebhook } from './webhook.ts';

const MAX_MESSAGES = 1000;

/** A text message that was handed to the sandbox, which delivers none. */
export interface SentMessage {
  sid: string;
  accountSid: string;
  from: string;
  to: string;
  body: string;
  sentAt: number;
}

/** The text messages that runtimes have sent, newest last. */
export interface MessageOutbox {
  list(): readonly SentMessage[];
  /** Keeps it and reports `sent` and `delivered` to the callback, if there is one. */
  keep(message: SentMessage, callback: { url: string; authToken: string } | undefined): void;
}

export function createMessageOutbox(clock: Clock): MessageOutbox {
  const messages: SentMessage[] = [];

  async function report(message: SentMessage, callback: { url: string; authToken: string }): Promise<void> {
    for (const status of ['sent', 'delivered']) {
      const fields: FormField[] = [
        ['AccountSid', message.accountSid],
        ['ApiVersion', '2010-04-01'],
        ['From', message.from],
        ['MessageSid', message.sid],
        ['MessageStatus', status],
        ['SmsSid', message.sid],
        ['SmsStatus', status],
        ['To', message.to],
      ];
      await sendWebhook({ url: callback.url, method: 'POST', fields }, { authToken: callback.authToken, clock });
    }
  }

  return {
    list: () => messages,
    keep(message, callback) {
      if (messages.length >= MAX_MESSAGES) messages.shift();
      messages.push(message);
      if (callback !== undefined) void report(message, callback);
    },
  };
}
