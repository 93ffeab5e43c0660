/** What gateways and clouds put before the words of the vendor behind them. */
const wrappers = [
  'litellm\\.\\w+: ',
  '\\w+Exception( - |: )',
  'Error code: \\d{3} - ',
  'Validation error: ',
  'The model returned the following errors: ',
  'Input validation error: ',
];

/**
 * Matches a message that begins with one of these patterns, in any case of letters. Only the beginning counts: further
 * on a prompt can be echoed, and a prompt may talk of errors.
 */
export function begins(...patterns: readonly RegExp[]): RegExp {
  const sources = patterns.map(({ source }) => source).join('|');
  return new RegExp(`^(?:${wrappers.join('|')})*(?:${sources})`, 'i');
}
