import { describe, expect, it } from 'vitest';
import { parsePageOrigin } from './page-origin.ts';

const originOf = (text: string) => {
  const parsed = parsePageOrigin(text);
  return parsed.ok ? parsed.value : parsed.error;
};

describe('parsePageOrigin', () => {
  it.each([
    ['https://www.example.com', 'https://www.example.com'],
    ['  https://www.example.com/ ', 'https://www.example.com'],
    ['HTTPS://WWW.Example.COM', 'https://www.example.com'],
    ['https://www.example.com:443', 'https://www.example.com'],
    ['https://www.example.com:8443', 'https://www.example.com:8443'],
    ['https://zürich.example', 'https://xn--zrich-kva.example'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://127.0.0.1:5500', 'http://127.0.0.1:5500'],
    ['http://[::1]:80', 'http://[::1]'],
  ])('%s is the origin %s, as browsers name it', (text, origin) => {
    expect(originOf(text)).toBe(origin);
  });

  it.each([
    ['', 'NOT_AN_ADDRESS'],
    ['null', 'NOT_AN_ADDRESS'],
    ['www.example.com', 'NOT_AN_ADDRESS'],
    ['//www.example.com', 'NOT_AN_ADDRESS'],
    ['https:/www.example.com', 'NOT_AN_ADDRESS'],
    ['javascript:alert(1)', 'NOT_AN_ADDRESS'],
    ['file:///etc/passwd', 'NOT_AN_ADDRESS'],
    ['chrome-extension://abcdef', 'NOT_AN_ADDRESS'],
    ['https://www.example.com:99999', 'NOT_AN_ADDRESS'],
    ['*', 'WILDCARD'],
    ['https://*.example.com', 'WILDCARD'],
    ['http://www.example.com', 'NOT_HTTPS'],
    ['http://localhost.example.com', 'NOT_HTTPS'],
    ['http://127.0.0.1.example.com', 'NOT_HTTPS'],
    ['https://www.example.com/book', 'MORE_THAN_ORIGIN'],
    ['https://www.example.com/?a=1', 'MORE_THAN_ORIGIN'],
    ['https://www.example.com/#top', 'MORE_THAN_ORIGIN'],
    ['https://www.example.com@evil.test', 'MORE_THAN_ORIGIN'],
  ])('%s is refused: %s', (text, problem) => {
    expect(originOf(text)).toBe(problem);
  });
});
