import { describe, expect, it } from 'vitest';
import { variableNames } from './free-ids.ts';
import { readAddress } from './request-address.ts';
import { stripSsml, wordsForSound } from './spoken-text.ts';
import { queueNamed, readNumber, readSipAddress } from './transfer-target.ts';

describe('a number to be connected to', () => {
  it.each([
    ['+1 (555) 010-0001', '+15550100001'],
    ['+1800870FOOD', '+18008703663'],
    ['+1XXXYYYZZZZ', undefined],
    ['5550100001', undefined],
    ['+44', undefined],
    ['{{ x }}', undefined],
  ])('%s is %s', (written, number) => {
    expect(readNumber(written)).toBe(number);
  });
});

describe('a SIP address', () => {
  it.each([
    ['sip:desk@example.com;transport=tls', 'sip:desk@example.com'],
    ['desk@example.com', 'sip:desk@example.com'],
    ['sip:desk', undefined],
  ])('%s is %s', (written, address) => {
    expect(readSipAddress(written)).toBe(address);
  });
});

describe('a queue', () => {
  it.each([
    ['Sales & support', 'queue:Sales support'],
    ['__proto__', 'queue:proto__'],
    ['日本', 'queue:main'],
  ])('%s is called %s', (name, queue) => {
    expect(queueNamed(name)).toBe(queue);
  });
});

describe('an address of a request', () => {
  it.each([
    ['https://example.com/a?b={{ x }}', 'https://example.com/a?b={{ x }}', true],
    ['https://{{ host }}/a/{{ x }}', 'https://address-missing.invalid/a/{{ x }}', false],
    ['https://YOUR_DOMAIN/api', 'https://address-missing.invalid/api', false],
    ['FILL ME IN', 'https://address-missing.invalid/', false],
    ['', 'https://address-missing.invalid/', false],
    ['javascript:alert(1)', 'https://address-missing.invalid/', false],
    ['https://{{ "a/b" }}', 'https://address-missing.invalid/', false],
  ])('%s is %s', (template, url, isComplete) => {
    expect(readAddress(template)).toEqual({ url, isComplete });
  });
});

describe('spoken text', () => {
  it.each([
    ['<speak>Hello <break time="1s"/>world</speak>', 'Hello , world'],
    ['a <say-as interpret-as="digits">123</say-as> b', 'a {{ "123" | digits }} b'],
    ["<say-as interpret-as='telephone'> {{ x }} </say-as>", '{{ x | phone }}'],
    ['<say-as interpret-as="spell-out">{{ lower(x) }}</say-as>', '{{ lower(x) | spell }}'],
    ['<say-as interpret-as="date" format="mdy">{{ x | date }}</say-as>', '{{ x | date }}'],
    ['<say-as interpret-as="digits">{{ x }} and {{ "|" + y }}</say-as>', '{{ x | digits }} and {{ "|" + y | digits }}'],
    ['<say-as interpret-as="expletive">12</say-as>', '12'],
    ['5 &lt; 6', '5 &lt; 6'],
    ['<p>5 &lt; 6 &amp; 7</p>', '5 < 6 & 7'],
    ['if x < 3', 'if x < 3'],
  ])('%s is said as %s', (ssml, words) => {
    expect(stripSsml(ssml)).toBe(words);
  });

  it('for a sound file is its name in words', () => {
    expect(wordsForSound('https://example.com/a/welcome_to-us.mp3?x=1')).toBe('Recording: welcome to us');
    expect(wordsForSound('')).toBe('Recording');
  });
});

describe('names of variables', () => {
  it('are the words of the original as far as a name can be', () => {
    const names = variableNames(['caller_number']);
    expect(
      ['Order Number', 'order number', 'caller_number', '1st', '', 'naïve-case'].map((name) => names.take(name)),
    ).toEqual(['order_number', 'order_number_2', 'caller_number_2', 'st', 'value', 'naive_case']);
  });
});
