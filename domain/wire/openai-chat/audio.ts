import type { Affinity } from '../../conversation/affinity.ts';
import type { AssistantPart } from '../../conversation/message.ts';
import { isObject, textIn, type JsonObject } from '../../json.ts';
import { joinedBase64 } from './base64.ts';

/**
 * Puts a spoken answer together. Its vendor takes it back by its id, for as long as it keeps it; what was said goes to
 * everybody else.
 * https://platform.openai.com/docs/guides/audio
 */
export class AudioCollector {
  readonly #data: string[] = [];
  #id = '';
  #transcript = '';
  #expiresAt: number | undefined;
  #begun = false;

  /** True when the piece brought sound or words. */
  push(audio: unknown): boolean {
    if (!isObject(audio)) return false;
    this.#begun = true;
    this.#id ||= textIn(audio['id']);
    if (typeof audio['expires_at'] === 'number') this.#expiresAt = audio['expires_at'];
    const [data, transcript] = [textIn(audio['data']), textIn(audio['transcript'])];
    if (data !== '') this.#data.push(data);
    this.#transcript += transcript;
    return data !== '' || transcript !== '';
  }

  parts(affinity: Affinity): readonly AssistantPart[] {
    if (!this.#begun || (this.#data.length === 0 && this.#transcript === '')) return [];
    const item: JsonObject = {
      id: this.#id,
      ...(this.#data.length === 0 ? {} : { data: joinedBase64(this.#data) }),
      ...(this.#expiresAt === undefined ? {} : { expires_at: this.#expiresAt }),
      ...(this.#transcript === '' ? {} : { transcript: this.#transcript }),
    };
    return audioParts(item, affinity);
  }
}

/** A spoken answer, and its words. */
export function audioParts(item: JsonObject, affinity: Affinity): readonly AssistantPart[] {
  const transcript = textIn(item['transcript']);
  return [
    ...(transcript === '' ? [] : [transcriptPart(transcript, textIn(item['id']), affinity)]),
    { type: 'blob', kind: 'audio', source: { at: 'vendor', native: { affinity, item } } },
  ];
}

/** Words that the audio of this id says: to its vendor they are told by the id alone. */
function transcriptPart(text: string, id: string, affinity: Affinity): AssistantPart {
  return { type: 'text', text, native: { affinity, item: { transcript_of: id } } };
}

export function isTranscript(part: AssistantPart): boolean {
  const item = part.type === 'text' ? part.native?.item : undefined;
  return isObject(item) && item['transcript_of'] !== undefined;
}
