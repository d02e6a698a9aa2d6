import { describe, expect, it } from 'vitest';
import { guessColumns } from './guess-columns.ts';

const toRows = (table: Record<string, string>[]) => table.map((cells, index) => ({ line: index + 2, cells }));
const guess = (table: Record<string, string>[], inputs: string[] = []) =>
  guessColumns({ columns: Object.keys(table[0] ?? {}), rows: toRows(table) }, { inputs, country: 'GB' });

describe('which column says what', () => {
  it.each([
    [{ Phone: '020 7946 0123', Name: 'Kim' }, 'Phone', 'Name'],
    [{ Vorname: 'Kim', Telefonnummer: '020 7946 0123' }, 'Telefonnummer', 'Vorname'],
    [{ Nom: 'Kim', Téléphone: '020 7946 0123' }, 'Téléphone', 'Nom'],
    [{ Nombre: 'Kim', Móvil: '020 7946 0123' }, 'Móvil', 'Nombre'],
  ])('is guessed by what it is called: %o', (row, number, name) => {
    expect(guess([row])).toMatchObject({ number, name });
  });

  it('is guessed by what is in it where its name says nothing', () => {
    const table = [
      { A: '4711', B: 'Europe/London', C: '+442079460123' },
      { A: '4712', B: '', C: '020 7946 0124' },
      { A: '4713', B: 'Europe/Paris', C: 'none' },
    ];
    expect(guess(table)).toEqual({ number: 'C', name: undefined, timeZone: 'B', consent: undefined, inputs: {} });
  });

  it('does not take a column of numbers nobody can be called at for the one that is', () => {
    expect(guess([{ 'Phone of the practice': '1', Reached: '020 7946 0123' }]).number).toBe('Reached');
  });

  it('gives an input of the agent the column that is called like it, and no column twice', () => {
    const row = { Phone: '020 7946 0123', 'Appointment day': 'Monday', name: 'Kim', Consent: 'Form' };
    expect(guess([row], ['appointment_day', 'name', 'doctor'])).toEqual({
      number: 'Phone',
      name: undefined,
      timeZone: undefined,
      consent: 'Consent',
      inputs: { appointment_day: 'Appointment day', name: 'name' },
    });
  });

  it('is not known of a file in which nothing is a telephone number', () => {
    expect(guess([{ Fruit: 'apple', Colour: 'red' }]).number).toBeUndefined();
    expect(guess([]).number).toBeUndefined();
  });
});
