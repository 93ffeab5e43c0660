const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** How many random bytes a call id takes. */
export const callIdBytes = 24;

/** A fresh `callId`: `call_` and 24 letters or digits, legal on every wire but Mistral's. */
export function callIdOf(random: Uint8Array): string {
  return `call_${Array.from(random.subarray(0, callIdBytes), (byte) => letters[byte % letters.length]).join('')}`;
}
