/** Enough of any error body; a page may be endless. */
const longest = 64 * 1024;

/** The beginning of a body as text. A body that breaks off is taken as far as it came. */
export async function readStart({ body }: Response): Promise<string> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of body) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      if (text.length > longest) break;
    }
  } catch {
    // The status says more than the missing rest.
  }
  return text.slice(0, longest);
}
