import { describe, expect, it } from 'vitest';
import { FLOW_SCHEMA_VERSION } from '../flow.ts';
import { type FlowMigration, migrateFlow } from './index.ts';

/** Version 2 calls the name a title; version 3 writes it in capitals. */
const chain: readonly FlowMigration[] = [
  ({ name, ...document }) => ({ ...document, title: name }),
  (document) => ({ ...document, title: String(document.title).toUpperCase() }),
];

describe('the migration chain', () => {
  it.each([
    [{ schemaVersion: 1, name: 'line' }],
    [{ schemaVersion: 2, title: 'line' }],
    [{ schemaVersion: 3, title: 'LINE' }],
  ])('brings %j to today’s version, by the steps that are missing and no others', (document) => {
    expect(migrateFlow(document, chain)).toEqual({ ok: true, value: { schemaVersion: 3, title: 'LINE' } });
  });

  it('refuses a document of a version to come, and says what to do', () => {
    const refused = migrateFlow({ schemaVersion: 4 }, chain);
    expect(refused).toMatchObject({ ok: false, error: { code: 'NEWER_VERSION' } });
    expect(refused.ok ? '' : refused.error.message).toContain('Update AYBIZA');
  });

  it('leaves the document that was brought as it was', () => {
    const document = Object.freeze({ schemaVersion: 1, name: 'line' });
    migrateFlow(document, chain);
    expect(document).toEqual({ schemaVersion: 1, name: 'line' });
  });

  it('leads to the version that is written', () => {
    expect(migrateFlow({ schemaVersion: 1 })).toMatchObject({ value: { schemaVersion: FLOW_SCHEMA_VERSION } });
  });
});
