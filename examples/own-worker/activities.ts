/** Yours, as ever: an activity of your own worker. */
export async function fileTicket(answer: string): Promise<string> {
  return `filed: ${answer}`;
}
