import { schemaFault } from '../../../activities/schemas/validator.ts';
import { isObject, type JsonSchema } from '../../../domain/json.ts';
import { formatDuration, parseDuration } from '../duration.ts';
import type { Finding } from '../finding.ts';
import { defaultMs } from '../limits.ts';
import { child, entries } from '../place.ts';
import type { Place } from '../place.ts';

/** What the schema can't say of a tool. */
export function checkTools(root: Place): Finding[] {
  return entries(child(root, 'tools')).flatMap((tool) => [
    ...slowHeartbeat(tool),
    ...checkParameters(child(tool, 'parameters')),
  ]);
}

function slowHeartbeat(tool: Place): Finding[] {
  const heartbeat = child(tool, 'heartbeat');
  const timeout = child(tool, 'timeout');
  const heartbeatMs = parseDuration(heartbeat.value);
  const timeoutMs = timeout.value === undefined ? defaultMs('toolTimeout') : parseDuration(timeout.value);
  if (heartbeatMs === undefined || timeoutMs === undefined || heartbeatMs <= timeoutMs) return [];
  const rule = `heartbeat (${formatDuration(heartbeatMs)}) is longer than timeout (${formatDuration(timeoutMs)})`;
  const finding: Finding = { path: heartbeat.path, at: 'value', rule };
  if (timeout.value === undefined) return [{ ...finding, hint: 'timeout is the default' }];
  return [{ ...finding, other: { name: 'timeout is', path: timeout.path } }];
}

function checkParameters(parameters: Place): Finding[] {
  const wrong = notJson(parameters);
  if (wrong.length > 0 || !isObject(parameters.value)) return wrong;
  const fault = schemaFault(parameters.value as JsonSchema);
  return fault === undefined
    ? []
    : [{ path: parameters.path, at: 'value', rule: `is no JSON Schema: ${fault}` }];
}

/** YAML has values that JSON hasn't; the parameters travel as JSON to the model and into history. */
function notJson({ path, value }: Place): Finding[] {
  if (typeof value === 'number' && !Number.isFinite(value))
    return [{ path, at: 'value', rule: 'is not a JSON value' }];
  if (Array.isArray(value))
    return value.flatMap((each: unknown, index) => notJson({ path: [...path, index], value: each }));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => notJson({ path: [...path, key], value: each }));
}
