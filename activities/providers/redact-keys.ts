/** How keys look at vendors and clouds, whoever's they are. */
const shapes: readonly RegExp[] = [
  /\b(sk|pk|rk|key|gsk|xai|hf|pplx|nvapi|fw|tgp)[-_][\w*.-]{8,}/g,
  /\bAIza[\w-]{20,}/g,
  /\bya29\.[\w.-]{10,}/g,
  /\b(AKIA|ASIA)[A-Z0-9]{12,}/g,
  // A JSON Web Token.
  /\beyJ[\w-]{8,}(\.[\w-]+)*/g,
  // Masked by the vendor: its ends are left.
  /[\w.-]*\*{3,}[\w.*-]*/g,
];

/** Names that a key follows: in headers, in JSON, in URLs. */
const named: readonly RegExp[] = [
  /\b(Bearer|Basic)(\s+)[\w.~+/=*-]{4,}/gi,
  /\b((?:x-)?(?:api|goog-api)[-_ ]?key|authorization|access[-_]token|client[-_]secret|password)(\\*["']?\s*[:=]\s*\\*["']?)(?!Bearer|Basic|\[key)[\w.~+/=*-]{8,}/gi,
  /([?&](?:key|token|sig|code))(=)[^&\s"'\\]{8,}/gi,
];

/** Less of a secret is no secret. */
const shortest = 4;

/** Enough of the beginning of a key to take what is left of one that was cut. */
const telling = 8;

/** Takes out these secrets, whole or only their beginnings, and whatever else looks like a key. */
export function withoutKeys(text: string, secrets: readonly string[]): string {
  const known = secrets.filter((secret) => secret.length >= shortest).flatMap(spellings);
  const cleared = known.reduce(withoutSecret, text);
  const shapeless = shapes.reduce((rest, shape) => rest.replace(shape, '[key]'), cleared);
  return named.reduce((rest, name) => rest.replace(name, '$1$2[key]'), shapeless);
}

/** As it is, within JSON, and within a URL. */
function spellings(secret: string): readonly string[] {
  return [...new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])];
}

function withoutSecret(text: string, secret: string): string {
  if (secret.length <= telling) return text.replaceAll(secret, '[key]');
  const [before = '', ...after] = text.split(secret.slice(0, telling));
  return [before, ...after.map((rest) => `[key]${rest.slice(alike(rest, secret.slice(telling)))}`)].join('');
}

/** How many characters both begin with. */
function alike(one: string, other: string): number {
  let length = 0;
  while (length < other.length && one[length] === other[length]) length += 1;
  return length;
}
