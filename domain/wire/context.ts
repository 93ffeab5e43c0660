import type { OfferedTool } from '../agent/tool.ts';
import type { Message, Part } from '../conversation/message.ts';
import { textIn } from '../json.ts';
import { wireIds, type WireIds } from './call-ids.ts';
import type { RenderInput } from './format.ts';
import { wholeHostedRuns } from './hosted-text.ts';
import { note, type TranslationNote } from './note.ts';
import type { TargetProfile } from './profile.ts';
import { isOwn } from './same-issuer.ts';
import { wireNames, type WireNames } from './tool-names.ts';

/** What rendering one message needs to know besides the message. */
export interface RenderContext {
  readonly profile: TargetProfile;
  /** The conversation as far as this target can go on with it. */
  readonly conversation: readonly Message[];
  readonly ids: WireIds;
  readonly names: WireNames;
  /** Hosted runs that are whole in this conversation, by `callId`. */
  readonly hosted: ReadonlySet<string>;
  /** Reasoning is left out: the vendor would not take it back. */
  readonly withoutReasoning: boolean;
  /** Written to on the way. */
  readonly notes: TranslationNote[];
}

/** What all messages of a request share. */
export function renderContext({ conversation, tools, profile, without }: RenderInput): RenderContext {
  const notes: RenderContext['notes'] = [];
  const names = tools.map(nameOf);
  const parts: readonly Part[] = conversation.flatMap(({ content }) => content as readonly Part[]);
  return {
    profile,
    conversation: continuable(conversation, profile, notes),
    ids: wireIds(conversation, profile),
    names: wireNames(names, profile, notes),
    hosted: wholeHostedRuns(parts.filter((part) => part.type === 'hosted')),
    withoutReasoning: without === 'reasoning',
    notes,
  };
}

/** Only its issuer goes on with an answer that it interrupted; for others the conversation ends before it. */
function continuable(
  conversation: readonly Message[],
  profile: TargetProfile,
  notes: TranslationNote[],
): readonly Message[] {
  const last = conversation.at(-1);
  if (last?.role !== 'assistant' || isOwn(last, profile)) return conversation;
  notes.push(note(`messages[${conversation.length - 1}]`, 'pausedAnswer'));
  return conversation.slice(0, -1);
}

/** A hosted tool has the name that its vendor's definition gives it, if any. */
function nameOf(tool: OfferedTool): string {
  if (!('hosted' in tool)) return tool.name;
  const { name, type } = tool.item;
  return textIn(name) || textIn(type);
}
