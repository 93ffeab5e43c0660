/** The page of a run in the Temporal UI. */
export function runLink(
  id: string,
  ui = process.env['TEMPORAL_UI_URL'] ?? 'http://127.0.0.1:8233',
  namespace = 'default',
): string {
  return `${ui}/namespaces/${namespace}/workflows/${encodeURIComponent(id)}`;
}
