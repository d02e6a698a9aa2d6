import type { ServerResponse } from 'node:http';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** An element with its text, or with what is in it already. */
export function element(name: string, inner: string | number | boolean | readonly string[]): string {
  const content = Array.isArray(inner)
    ? inner.join('')
    : String(inner).replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
  return `<${name}>${content}</${name}>`;
}

/** Answers with a document. */
export function replyXml(response: ServerResponse, root: string): void {
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0" encoding="UTF-8"?>\n${root}`);
}
