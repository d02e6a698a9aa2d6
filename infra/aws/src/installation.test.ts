import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findDatabaseAuthority } from './database-authority.ts';
import { parseInstallation } from './installation.ts';

const example = JSON.parse(readFileSync(join(import.meta.dirname, '../installation.example.json'), 'utf8'));
const [region] = example.regions;

it('an installation needs no more than names, doors, models and a database: the rest has a default', () => {
  const [plan] = parseInstallation(example).regions;
  expect(plan).toMatchObject({ voice: { places: 200, minTasks: 3 }, recordings: { lockedDays: 7 } });
});

it('everything that is wrong is said at once, and where', () => {
  const wrong = {
    ...example,
    account: '1',
    regions: [{ ...region, zones: ['eu-central-1a'], voice: { ...region.voice, host: 'https://voice', minTasks: 4 } }],
  };
  expect(() => parseInstallation(wrong)).toThrow(/account[\s\S]*zones[\s\S]*host[\s\S]*minTasks/);
});

it('a recording is never locked for longer than the month in which it must be erased', () => {
  const locked = (lockedDays: number) => ({ ...example, regions: [{ ...region, recordings: { lockedDays } }] });
  expect(() => parseInstallation(locked(28))).not.toThrow();
  expect(() => parseInstallation(locked(29))).toThrow(/lockedDays/);
});

it('a region is named once', () => {
  expect(() => parseInstallation({ ...example, regions: [region, region] })).toThrow(/named twice/);
});

it('a region whose database nobody could recognise is refused', () => {
  expect(findDatabaseAuthority('eu-central-1')).toContain('BEGIN CERTIFICATE');
  expect(() => findDatabaseAuthority('eu-nowhere-1')).toThrow(/No authority of RDS is known for eu-nowhere-1/);
});
