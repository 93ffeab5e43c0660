import type { Affinity } from '../../conversation/affinity.ts';
import type { OpaquePart, ResultPart, TextPart, UserPart } from '../../conversation/message.ts';
import { Fields, type Findings } from '../import/fields.ts';
import type { CallNames } from '../import/identify.ts';
import type { PlacedPart } from '../import/placed.ts';
import { cacheOf } from './cache.ts';
import { importBlob } from './import-blob.ts';

/** What importing one message needs to know besides the message. */
export interface ImportContext {
  /** Who issued what the body's assistant messages hold: whoever the body's model is. */
  readonly affinity: Affinity;
  readonly calls: CallNames;
  readonly findings: Findings;
}

/** A message's content as blocks with their paths: a string stands for one text. */
export function blocksIn(owner: Fields, name: string, { findings }: ImportContext): readonly Fields[] {
  const content = owner.raw(name);
  if (typeof content === 'string')
    return [new Fields({ type: 'text', text: content }, owner.at(name), findings)];
  if (Array.isArray(content)) return owner.objects(name) ?? [];
  if (content === undefined) owner.missing(name);
  else owner.refuse(name, 'expected a string or a list of blocks');
  return [];
}

/** The texts of a system prompt or a system message; other blocks are refused. */
export function textsIn(blocks: readonly Fields[]): readonly PlacedPart<TextPart>[] {
  return blocks.flatMap((block) => {
    if (block.raw('type') === 'text') return [{ part: textPart(block), path: block.path }];
    block.refuse('type', `only text is taken here, got ${JSON.stringify(block.raw('type'))}`);
    return [];
  });
}

/** What a user says; a block that we don't know is kept whole, for targets of this API. */
export function userPart(block: Fields, context: ImportContext): PlacedPart<UserPart> {
  const { path } = block;
  const type = block.raw('type');
  if (type === 'text') {
    const part = textPart(block);
    noteRest(block, context);
    return { part, path };
  }
  const blob =
    type === 'image' || type === 'document' ? importBlob(block, type, context.affinity) : undefined;
  if (blob === undefined) return { part: opaque(block, context), path };
  noteRest(block, context);
  return { part: blob, path };
}

/** The result of a call. */
export function resultPart(block: Fields, context: ImportContext): PlacedPart<ResultPart> {
  const id = block.text('tool_use_id');
  if (id === undefined) block.missing('tool_use_id');
  const failed = block.flag('is_error') === true;
  const cache = cacheOf(block.raw('cache_control'));
  const content =
    block.raw('content') === undefined
      ? []
      : blocksIn(block, 'content', context).map((each) => userPart(each, context).part);
  block.raw('type');
  noteRest(block, context);
  return {
    path: block.path,
    part: {
      type: 'result',
      callId: context.calls.answered(id ?? ''),
      status: failed ? 'error' : 'ok',
      content: content,
      ...(cache === undefined ? {} : { cache }),
    },
  };
}

/** Fields of a block that nobody has asked for are refused: the answer may hang on them. */
export function noteRest(block: Fields, { findings }: ImportContext): void {
  for (const name of Object.keys(block.rest()))
    findings.problems.push({ path: block.at(name), rule: 'can’t be carried: leave it out' });
}

function textPart(block: Fields): TextPart {
  const text = block.text('text');
  if (text === undefined && block.raw('text') === undefined) block.missing('text');
  const cache = cacheOf(block.raw('cache_control'));
  return { type: 'text', text: text ?? '', ...(cache === undefined ? {} : { cache }) };
}

function opaque(block: Fields, { affinity }: ImportContext): OpaquePart {
  return { type: 'opaque', native: { affinity, item: block.whole() } };
}
