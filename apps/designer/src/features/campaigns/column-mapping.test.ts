import { expect, test } from 'vitest';
import { toColumns, withInput } from './column-mapping.ts';

const mapping = { number: 'Phone', name: 'Patient', timeZone: null, consent: null, inputs: { day: 'Day' } };

test('columns that say nothing are left out, and none are sent while the one with the numbers is not known', () => {
  expect(toColumns(mapping)).toEqual({ number: 'Phone', name: 'Patient', inputs: { day: 'Day' } });
  expect(toColumns({ ...mapping, number: null })).toBeUndefined();
});

test('an input of the agent gets another column, or none', () => {
  expect(withInput(mapping, 'day', 'Date').inputs).toEqual({ day: 'Date' });
  expect(withInput(mapping, 'doctor', 'Doctor').inputs).toEqual({ day: 'Day', doctor: 'Doctor' });
  expect(withInput(mapping, 'day', null).inputs).toEqual({});
});
