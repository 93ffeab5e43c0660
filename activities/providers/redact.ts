const longest = 300;

/**
 * What a vendor said, fit to be recorded: without keys, without long echoes of a prompt, cut to 300 characters.
 * `secrets` are taken out wherever they stand; doing it twice changes nothing.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  const known = secrets.filter((secret) => secret.length >= 4);
  return known
    .reduce((rest, secret) => rest.replaceAll(secret, '[key]'), text)
    .replace(/\b((sk|pk|rk|key|gsk|xai)[-_][\w*.-]{8,}|AIza[\w-]{20,})/g, '[key]')
    .replace(/\b(Bearer|Basic)\s+[\w.~+/=*-]{4,}/gi, '$1 [key]')
    .replace(/(["'`“])((?:(?!["'`”])[^\\]|\\.){61,})(["'`”])/g, '$1…$3')
    .slice(0, longest);
}
