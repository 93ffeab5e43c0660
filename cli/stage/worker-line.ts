interface LogRecord {
  readonly level: number;
  readonly msg?: string;
  readonly workflowId?: string;
  readonly activityType?: string;
  readonly error?: { readonly type?: string; readonly message?: string };
}

/** A worker's log line for people: what happened, of which run, and why. Anything but a log record stays as it is. */
export function workerLine(text: string): string {
  const record = recordOf(text);
  if (record?.msg === undefined) return `  worker: ${text}`;
  const { level, msg, activityType, workflowId, error } = record;
  const about = [activityType, workflowId].filter((part) => part !== undefined).join(' of ');
  const why = error?.type ?? error?.message;
  return (
    `  worker: ${level >= 50 ? 'error: ' : ''}${msg}` +
    `${about === '' ? '' : ` (${about})`}${why === undefined ? '' : `: ${why}`}`
  );
}

function recordOf(text: string): LogRecord | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as LogRecord;
  } catch {
    return undefined;
  }
}
