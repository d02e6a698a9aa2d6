import type { Logger } from 'pino';
import { pino } from 'pino';

export type { Logger } from 'pino';

export interface LoggerOptions {
  name: string;
  level?: string;
  /** Shows what people said, typed or are. Off except on a developer's own machine. */
  showPersonal?: boolean;
}

/** The one set-up of pino: JSON lines, the field `personal` redacted unless asked for. */
export function createLogger(options: LoggerOptions): Logger {
  return pino({
    name: options.name,
    level: options.level ?? 'info',
    ...(options.showPersonal === true ? {} : { redact: { paths: ['personal', '*.personal'], censor: '[personal]' } }),
  });
}

/** For tests and tools that must stay silent. */
export function silentLogger(): Logger {
  return pino({ level: 'silent' });
}
