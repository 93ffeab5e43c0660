/** The one line to change in code that there is, for the clients of either vendor. */
export function oneLine(url: string): readonly string[] {
  return [
    'In existing code, change one line:',
    `  base_url="${url}/v1"    OpenAI's clients (baseURL in JavaScript)`,
    `  base_url="${url}"       Anthropic's`,
  ];
}
