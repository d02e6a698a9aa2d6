import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openApp } from './add-stacks.ts';
import { DataStack } from './data-stack.ts';
import { parseInstallation } from './installation.ts';
import { programSettings } from './programs.ts';

const example = JSON.parse(readFileSync(join(import.meta.dirname, '../installation.example.json'), 'utf8'));
const read = (change: object) => parseInstallation({ ...example, regions: [{ ...example.regions[0], ...change }] });

function settingsOf(change: object, more: object = {}) {
  const [plan] = read(change).regions;
  if (plan === undefined) throw new Error('The example has a region.');
  const data = new DataStack(openApp(), 'data', { installation: 'aybiza', plan, env: { region: plan.region } });
  return { data, settings: programSettings({ installation: 'aybiza', plan, data, ...more }) };
}

describe('an installation', () => {
  it('with its database elsewhere makes none, and takes both addresses from one secret', () => {
    const { data, settings } = settingsOf({ database: { kind: 'elsewhere', secretName: 'aybiza/timescale' } });
    expect(data.database.instance).toBeUndefined();
    expect(settings.operate.secrets).toEqual({
      DATABASE_URL: { name: 'aybiza/timescale', field: 'appUrl' },
      DATABASE_OWNER_URL: { name: 'aybiza/timescale', field: 'ownerUrl' },
    });
  });

  it('behind an edge is called there by the telephone company, and has sound at its own host', () => {
    const edge = { host: 'calls.example.com', secretName: 'aybiza/edge' };
    const { voice } = settingsOf({}, { edge }).settings;
    expect(voice.environment).toMatchObject({
      PUBLIC_URL: 'https://calls.example.com',
      MEDIA_URL: 'https://voice.eu.example.com',
      REGION: 'eu-central-1',
      OWN_HOSTS: 'voice.eu.example.com,app.eu.example.com,calls.example.com',
    });
    expect(voice.secrets).toMatchObject({ EDGE_SECRET: { name: 'aybiza/edge' } });
  });

  it('without one is called where it is', () => {
    const { voice } = settingsOf({}).settings;
    expect(voice.environment).toMatchObject({ PUBLIC_URL: 'https://voice.eu.example.com' });
    expect(voice.environment).not.toHaveProperty('REGION');
  });
});
