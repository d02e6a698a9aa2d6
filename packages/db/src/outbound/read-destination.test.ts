import { describe, expect, it } from 'vitest';
import { isNearby, readDestination } from './read-destination.ts';

describe('check 112: where a number leads', () => {
  it.each([
    ['+442079460123', 'GB'],
    ['+12025550123', 'US'],
    ['+41443322110', 'CH'],
    ['+18765551234', 'JM'],
  ])('%s is an ordinary number of %s', (number, country) => {
    expect(readDestination(number)).toMatchObject({ country, isRisky: false });
  });

  it.each([
    ['a satellite', '+8816123456789'],
    ['a maritime satellite', '+870773111632'],
    ['a network without a country', '+882161234567'],
    ['a premium number of the world', '+979123456789'],
    ['a British premium number', '+449098790000'],
    ['a British personal number', '+447012345678'],
    ['an American premium number', '+19005551234'],
    ['a German number for votes', '+491377123456'],
    ['an Italian premium number', '+39899123456'],
    ['a French premium number', '+33899123456'],
  ])('%s is a risk', (_what, number) => {
    expect(readDestination(number)?.isRisky).toBe(true);
  });

  it.each([
    '',
    '112',
    '+1',
    '+44',
    'tel:+442079460123',
    'sip:a@b.c',
    '+44207946012345678',
    '+442079460123,,1#',
    '+999123456789',
  ])('“%s” is no number to call', (number) => {
    const destination = readDestination(number);
    expect(destination === undefined || destination.isRisky).toBe(true);
  });

  it('is nearby in a country that is allowed, and by its code where no country is known', () => {
    const of = (number: string) => readDestination(number) ?? { country: undefined, callingCode: '', isRisky: true };
    const allowed = { countries: ['CH'], own: [of('+442079460123'), of('+12025550123')] };
    expect(isNearby(of('+447923401234'), allowed)).toBe(true);
    expect(isNearby(of('+447700900456'), allowed)).toBe(true);
    expect(isNearby(of('+41443322110'), allowed)).toBe(true);
    expect(isNearby(of('+18765551234'), allowed)).toBe(false);
    expect(isNearby(of('+390669812345'), allowed)).toBe(false);
  });
});
