const longest = 300;

/** What a vendor said, fit to be recorded: without keys, without long echoes of a prompt, cut to 300 characters. */
export function redact(text: string): string {
  return text
    .replace(/\b(sk|pk|key)-[\w-]{8,}/g, '[key]')
    .replace(/Bearer\s+\S+/gi, 'Bearer [key]')
    .replace(/(["'`])(?:(?!\1)[\s\S]){60,}?\1/g, '$1…$1')
    .slice(0, longest);
}
