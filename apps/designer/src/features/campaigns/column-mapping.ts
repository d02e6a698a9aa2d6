import type { AppRouter, inferRouterInputs, inferRouterOutputs } from '@aybiza/api';

export type ReadPreview = inferRouterOutputs<AppRouter>['campaign']['importNumbers'];
export type Mapping = ReadPreview['mapping'];
type Columns = NonNullable<inferRouterInputs<AppRouter>['campaign']['importNumbers']['columns']>;

/** As the API takes columns; undefined while the one with the numbers is not known, so that they are guessed. */
export function toColumns({ number, name, timeZone, consent, inputs }: Mapping): Columns | undefined {
  if (number === null) return undefined;
  return {
    number,
    ...(name === null ? {} : { name }),
    ...(timeZone === null ? {} : { timeZone }),
    ...(consent === null ? {} : { consent }),
    inputs,
  };
}

/** A mapping in which an input of the agent is in another column; null: in none. */
export function withInput(mapping: Mapping, input: string, column: string | null): Mapping {
  const { [input]: _before, ...inputs } = mapping.inputs;
  return { ...mapping, inputs: column === null ? inputs : { ...inputs, [input]: column } };
}
