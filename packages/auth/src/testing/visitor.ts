import type { Auth } from '../create-auth.ts';

export interface Answer {
  status: number;
  body: unknown;
  code: unknown;
  headers: Headers;
}

/** A browser: keeps cookies, says which page it shows. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #auth: Auth;
  readonly #address: string;
  readonly #origin: string;

  constructor(auth: Auth, address: string, origin: string) {
    this.#auth = auth;
    this.#address = address;
    this.#origin = origin;
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const own = { origin: this.#origin, 'content-type': 'application/json', ...headers };
    return this.#ask(path, { method: 'POST', headers: own, body: JSON.stringify(body) });
  }

  get(path: string): Promise<Answer> {
    return this.#ask(path, { headers: {} });
  }

  /** With its cookies. */
  get headers(): Headers {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Headers({ host: new URL(this.#origin).host, 'x-forwarded-for': this.#address, cookie });
  }

  session(): ReturnType<Auth['getSession']> {
    return this.#auth.getSession(this.headers);
  }

  async #ask(path: string, init: { method?: string; headers: Record<string, string>; body?: string }): Promise<Answer> {
    const headers = this.headers;
    for (const [name, value] of Object.entries(init.headers)) headers.set(name, value);
    const response = await this.#auth.handler(
      new Request(`${this.#origin}/api/auth${path}`, { ...init, headers, redirect: 'manual' }),
    );
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const text = await response.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
    return { status: response.status, body, code, headers: response.headers };
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(name.length + 1);
    const isOver = value === '' || attributes.some((attribute) => attribute.toLowerCase() === 'max-age=0');
    if (isOver) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
