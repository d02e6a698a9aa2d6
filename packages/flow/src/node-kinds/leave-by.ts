import type { StateConfig } from '@aybiza/statechart';
import type { CompileContext } from './definition.ts';

/** Events of the names of ports, each of which leaves by its port. */
export function leaveBy(ports: readonly string[], context: CompileContext): NonNullable<StateConfig['on']> {
  const on: NonNullable<StateConfig['on']> = {};
  for (const port of ports) on[port] = [context.target(port)];
  return on;
}
