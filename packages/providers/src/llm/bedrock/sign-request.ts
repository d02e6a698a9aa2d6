import { createHmac, hash } from 'node:crypto';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface RequestToSign {
  readonly method: string;
  /** As it stands in the request, its parts encoded. */
  readonly path: string;
  /** By names in lower case, `host` among them; all of them are signed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Signing {
  readonly region: string;
  readonly service: string;
  readonly credentials: Credentials;
  /** Epoch ms. */
  readonly at: number;
}

/** The headers of a request signed for AWS (Signature Version 4), those it was given included. */
export function signRequest(request: RequestToSign, signing: Signing): Record<string, string> {
  const { region, service, credentials } = signing;
  const moment = new Date(signing.at).toISOString().replace(/[-:]|\.\d+/g, '');
  const day = moment.slice(0, 8);
  const headers: Record<string, string> = {
    ...request.headers,
    'x-amz-date': moment,
    ...(credentials.sessionToken === undefined ? {} : { 'x-amz-security-token': credentials.sessionToken }),
  };
  const names = Object.keys(headers).sort();
  const signed = names.join(';');
  // Every service but S3 has the path of the request encoded once more.
  const path = request.path.split('/').map(encodePart).join('/');
  const canonical = [
    request.method,
    path,
    '',
    ...names.map((name) => `${name}:${headers[name]?.trim().replace(/ +/g, ' ')}`),
    '',
    signed,
    sha256(request.body),
  ].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${moment}\n${scope}\n${sha256(canonical)}`;
  const signature = createHmac('sha256', signingKey(day, signing)).update(text).digest('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`;
  return { authorization, ...headers };
}

/** `encodeURIComponent` leaves five letters that AWS wants encoded. */
export function encodePart(part: string): string {
  return encodeURIComponent(part).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return hash('sha256', text);
}

/** The last one: it holds for a day, and a process signs for one account. */
let kept = { name: '', key: Buffer.alloc(0) };

function signingKey(day: string, { region, service, credentials }: Signing): Buffer {
  const name = [day, region, service, credentials.secretAccessKey].join('\n');
  if (kept.name === name) return kept.key;
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${credentials.secretAccessKey}`,
  );
  kept = { name, key: Buffer.from(key) };
  return kept.key;
}
