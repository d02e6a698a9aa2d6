import { expect, test } from 'vitest';
import type { Region } from '../env.ts';
import { orderRegions, type Routed } from './order-regions.ts';
import { type Standing, UNKNOWN } from './standing.ts';

const region = (name: string, place: Region['place'], at: [number, number]): Region => ({
  ...{ name, place, at },
  url: `https://${name}.example`,
});
const REGIONS = [
  region('virginia', 'us', [39, -77]),
  region('frankfurt', 'eu', [50, 9]),
  region('sydney', 'elsewhere', [-34, 151]),
];
const CALL: Routed = {
  callSid: `CA${'0'.repeat(32)}`,
  ...{ party: '+4930123456', number: '+442079460000' },
  ...{ hasIt: null, knownIn: undefined, pinnedTo: undefined },
};
const out = { ...UNKNOWN, isIn: false };
const full = { ...UNKNOWN, load: 1 };

interface Row {
  readonly call?: Partial<Routed>;
  readonly standings?: Record<string, Standing>;
}

test.each<[string, Row, string]>([
  ['a German caller', {}, 'frankfurt virginia sydney'],
  ['an American caller', { call: { party: '+12125550100' } }, 'virginia frankfurt sydney'],
  ['a New Zealand caller of an English number', { call: { party: '+6491234567' } }, 'sydney virginia frankfurt'],
  ['a caller who withholds their number', { call: { party: 'anonymous' } }, 'frankfurt virginia sydney'],
  ['a practice number and no caller', { call: { party: '', number: '100' } }, 'virginia frankfurt sydney'],
  ['the nearest one is out', { standings: { frankfurt: out } }, 'virginia sydney frankfurt'],
  ['the nearest one is full', { standings: { frankfurt: full } }, 'virginia sydney frankfurt'],
  [
    'a full one goes before one that is out',
    { standings: { virginia: out, frankfurt: full } },
    'sydney frankfurt virginia',
  ],
  ['all are out', { standings: { virginia: out, frankfurt: out, sydney: out } }, 'frankfurt virginia sydney'],
  ['the one that has the call comes first', { call: { hasIt: 'sydney' } }, 'sydney frankfurt virginia'],
  ['however full it is', { call: { hasIt: 'sydney' }, standings: { sydney: full } }, 'sydney frankfurt virginia'],
  [
    'and although it seems to be out',
    { call: { hasIt: 'sydney' }, standings: { sydney: out } },
    'sydney frankfurt virginia',
  ],
  ['a region that nobody knows has the call', { call: { hasIt: 'mars' } }, 'frankfurt virginia sydney'],
  [
    'a number that may be answered in the EU only',
    { call: { pinnedTo: 'eu' }, standings: { frankfurt: out } },
    'frankfurt',
  ],
  ['even when another one says that it has the call', { call: { pinnedTo: 'us', hasIt: 'sydney' } }, 'virginia'],
  ['a number that one region knows', { call: { knownIn: ['sydney'] } }, 'sydney'],
  ['a pin that no region fits', { call: { pinnedTo: 'us', knownIn: ['frankfurt'] } }, ''],
])('%s', (_title, { call, standings = {} }, expected) => {
  const ordered = orderRegions(REGIONS, new Map(Object.entries(standings)), { ...CALL, ...call });
  expect(ordered.map(({ name }) => name).join(' ')).toBe(expected);
});

test.each([
  [0.8, 0, 0],
  [0.85, 0.2, 0.3],
  [0.9, 0.45, 0.55],
  [1, 1, 1],
])('at a load of %s about that share of calls goes to the next region', (load, least, most) => {
  const calls = Array.from({ length: 2_000 }, (_, index) => `CA${index.toString(16).padStart(32, '0')}`);
  const elsewhere = calls.filter((callSid) => {
    const [first] = orderRegions(REGIONS, new Map([['frankfurt', { ...UNKNOWN, load }]]), { ...CALL, callSid });
    return first?.name !== 'frankfurt';
  });
  expect(elsewhere.length / calls.length).toBeGreaterThanOrEqual(least);
  expect(elsewhere.length / calls.length).toBeLessThanOrEqual(most);
});
