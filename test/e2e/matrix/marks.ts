/** Words that occur nowhere else, by what must not be told of. */
export const marks = {
  key: 'sk-quicksilver-cormorant-5150',
  instructions: 'You keep watch over the gooseberry observatory.',
  prompt: 'Where did the marzipan armadillo go?',
  argument: 'pomegranate-telescope',
  result: 'a tangerine submarine under the ice',
} as const;

/** What of each mark to look for: enough to know it by, however the rest was cut. */
export const words: Readonly<Record<keyof typeof marks, RegExp>> = {
  key: /quicksilver|cormorant/i,
  instructions: /gooseberry/i,
  prompt: /marzipan|armadillo/i,
  argument: /pomegranate/i,
  result: /tangerine/i,
};

/** The tool of the worker, as its `--tools` module. */
export async function look_up(): Promise<object> {
  return Promise.resolve({ name: marks.result });
}
