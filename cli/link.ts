/** The page of a run in the Temporal UI. */
export function runLink(id: string, ui: string, namespace: string): string {
  return `${ui}/namespaces/${encodeURIComponent(namespace)}/workflows/${encodeURIComponent(id)}`;
}
