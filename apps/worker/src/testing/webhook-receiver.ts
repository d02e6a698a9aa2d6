import { Webhook } from 'standardwebhooks';
import { SECRET } from './ended-call.ts';
import { type Answer, type ReceivedRequest, startPlainReceiver } from './plain-receiver.ts';

export interface ReceivedMessage extends ReceivedRequest {
  /** What the reference library made of it; one whose signature is not right is answered with 401 and not received. */
  message: unknown;
}

export interface WebhookReceiver {
  url: string;
  /** `host:port`, for the list of allowed private addresses. */
  host: string;
  received: ReceivedMessage[];
  close(): Promise<void>;
}

/** A customer's endpoint: checks every message with the reference library and answers as told. */
export async function startWebhookReceiver(
  answer: (index: number) => Answer | Promise<Answer> = () => ({ status: 204 }),
): Promise<WebhookReceiver> {
  const received: ReceivedMessage[] = [];
  const { url, host, close } = await startPlainReceiver((_index, request) => {
    try {
      received.push({ ...request, message: new Webhook(SECRET).verify(request.body, request.headers) });
    } catch {
      return { status: 401 };
    }
    return answer(received.length - 1);
  });
  return { url, host, received, close };
}
