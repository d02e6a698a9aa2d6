import { UnusableError } from './terminal.ts';

const ENVIRONMENTS = ['development', 'staging', 'live'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** The environment of an agent that somebody named. @throws UnusableError */
export function readEnvironment(text: string): Environment {
  const found = ENVIRONMENTS.find((environment) => environment === text);
  if (found !== undefined) return found;
  throw new UnusableError(`“${text}” is no environment: ${ENVIRONMENTS.join(', ')}.`);
}
