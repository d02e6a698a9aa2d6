import type { DestinationStream, Logger } from 'pino';
import { pino } from 'pino';

export type { Logger } from 'pino';

export interface LoggerOptions {
  name: string;
  level?: string;
  /** Shows what people said, typed or are. Off except on a developer's own machine. */
  showPersonal?: boolean;
  /** Where the lines go; default the standard output. */
  destination?: DestinationStream;
}

/** The one set-up of pino: JSON lines, the field `personal` redacted unless asked for. */
export function createLogger(options: LoggerOptions): Logger {
  const settings = {
    name: options.name,
    level: options.level ?? 'info',
    hooks: { streamWrite: inert },
    ...(options.showPersonal === true ? {} : { redact: { paths: ['personal', '*.personal'], censor: '[personal]' } }),
  };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}

/** For tests and tools that must stay silent. */
export function silentLogger(): Logger {
  return pino({ level: 'silent' });
}

/** JSON leaves these as they are, but a terminal may obey them, and some readers take them for the end of a line. */
function inert(line: string): string {
  return line.replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
