import { AppError } from '@aybiza/foundation/errors';

/** An answer of the REST interface, its body still to be written as JSON. */
export interface RestReply {
  status: number;
  body: unknown;
}

/** A refusal in Twilio's form; `twilioCode` as in its list of errors. */
export class RestError extends AppError {
  readonly reply: RestReply;

  constructor(status: number, { code, message }: { code: number; message: string }) {
    super(message, { code: 'REST_REFUSED', retryable: status === 429 || status >= 500, expose: true });
    this.name = 'RestError';
    this.reply = {
      status,
      body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
    };
  }
}
