import { getAuthTables } from 'better-auth/db';
import { twoFactor } from 'better-auth/plugins';
import pg from 'pg';
import { expect, test } from 'vitest';
import { useDatabase } from './testing/use-database.ts';

const world = useDatabase();

/** Our column types for better-auth's. */
const types = new Map([
  ['string', 'text'],
  ['boolean', 'boolean'],
  ['date', 'timestamp with time zone'],
  ['number', 'integer'],
]);

/** What people are to us beside what they are to it. */
const user = {
  additionalFields: {
    language: { type: 'string' as const, required: false },
    languageChosen: { type: 'boolean' as const, required: false },
  },
};

test('the sign-in tables are column for column what better-auth expects', async () => {
  const client = new pg.Client({ connectionString: world.place.appUrl });
  await client.connect();
  for (const [table, { fields }] of Object.entries(getAuthTables({ user, plugins: [twoFactor()] }))) {
    const { rows } = await client.query(
      `SELECT column_name AS name, data_type AS type, is_nullable = 'NO' AS required
       FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 ORDER BY column_name`,
      [table],
    );
    const wanted = Object.entries(fields).map(([name, field]) => ({
      name: field.fieldName ?? name,
      type: types.get(String(field.type)),
      required: field.required !== false,
    }));
    const all = [{ name: 'id', type: 'text', required: true }, ...wanted].sort((a, b) => (a.name < b.name ? -1 : 1));
    expect({ table, columns: rows.sort((a, b) => (a.name < b.name ? -1 : 1)) }).toEqual({ table, columns: all });
  }
  await client.end();
});
