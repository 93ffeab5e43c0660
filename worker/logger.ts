import { DefaultLogger, type LogEntry, type LogLevel } from '@temporalio/worker';
import { pino } from 'pino';

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** Warnings of what is meant: a door's worker makes attempts only. */
const meant: ReadonlySet<string> = new Set(['No workflows registered, not polling for workflow tasks']);

/** The SDK's logs as pino's JSON lines on standard error; standard output belongs to results. */
export function pinoLogger(level: LogLevel): DefaultLogger {
  const logger = pino({ level: levels[level], base: null }, pino.destination(2));
  return new DefaultLogger(level, ({ level, message, meta }: LogEntry) => {
    if (!meant.has(message)) logger[levels[level]](meta ?? {}, message);
  });
}
