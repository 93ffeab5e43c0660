import type { FailureKind } from '../failure/kinds.ts';
import type { Route, RouteTarget } from './route.ts';
import type { TargetId } from './target.ts';

/** What a conversation can need of a target besides room for its words. */
export type Ability = 'images' | 'documents' | 'audio' | 'video' | 'files' | 'tools' | 'schema';

/** What a conversation needs: totals, never the conversation itself. */
export interface Needs {
  /** Of messages, tools and schema, as o200k counts them. */
  readonly tokens: number;
  /** The longest answer that the caller wants, in tokens; absent: the target's default. */
  readonly maxOutput?: number;
  readonly uses: readonly Ability[];
}

/** What is known of a target. An ability that isn't named is there. */
export interface TargetFacts extends Partial<Readonly<Record<Ability, boolean>>> {
  /** Tokens of request and answer together, at most; absent: not known, so that anything fits. */
  readonly window?: number;
  /** Tokens that its answer may have, whatever the caller says. */
  readonly maxOutput?: number;
  /** Tokens that its answer may have when nobody says. */
  readonly defaultMaxOutput: number;
  /** Its own tokens for each one that o200k counts. */
  readonly tokenFactor: number;
}

/**
 * A target that is not asked, because it can't take the conversation.
 *
 * @example
 * const { skipped } = await understudy.call({ route: 'support', messages: 'Hello' });
 * const told = ({ target, reason, kind }: Skipped) => `${target}: ${reason} (${kind})`;
 * console.log(skipped.map(told));
 */
export interface Skipped {
  readonly target: TargetId;
  /** In words: what it lacks, with numbers. */
  readonly reason: string;
  /** How asking it would have failed. */
  readonly kind: FailureKind;
}

export type Fit = { readonly fits: true } | ({ readonly fits: false } & Omit<Skipped, 'target'>);

/** An estimate is off by some percent; a request that is too long costs an attempt. */
const margin = 1.1;

const words: Readonly<Record<Ability, string>> = {
  images: 'images',
  documents: 'documents',
  audio: 'audio',
  video: 'video',
  files: 'files',
  tools: 'tools',
  schema: 'answers by a schema',
};

/** Whether a target can take what the conversation needs. */
export function fit(needs: Needs, facts: TargetFacts): Fit {
  const missing = needs.uses.filter((ability) => facts[ability] === false);
  if (missing.length > 0) {
    const lacks = missing.map((ability) => words[ability]).join(', ');
    return { fits: false, kind: 'InvalidRequest', reason: `takes no ${lacks}` };
  }
  if (needs.tokens <= roomIn(facts, needs.maxOutput)) return { fits: true };
  const about = Math.ceil(needs.tokens * facts.tokenFactor);
  const answer = answerOf(facts, needs.maxOutput);
  const sent = `about ${about} of the conversation (and a tenth, as that is an estimate)`;
  const reason = `window of ${facts.window} tokens is too small for ${sent} and ${answer} of the answer`;
  return { fits: false, kind: 'ContextOverflow', reason };
}

/**
 * The most tokens, as o200k counts them, that leave a target room for its answer; below zero where the answer alone is
 * too long, Infinity where no window is known.
 */
export function roomIn(facts: TargetFacts, maxOutput: number | undefined): number {
  const { window, tokenFactor } = facts;
  if (window === undefined) return Infinity;
  return Math.floor((window - answerOf(facts, maxOutput)) / margin / tokenFactor);
}

function answerOf({ maxOutput, defaultMaxOutput }: TargetFacts, asked: number | undefined): number {
  return maxOutput ?? asked ?? defaultMaxOutput;
}

export interface Fitted {
  /** The route without the targets that can't take the conversation. */
  readonly route: Route;
  readonly skipped: readonly Skipped[];
  /** Up to so many tokens all the targets that are left fit; Infinity: no window is known. */
  readonly room: number;
}

/** Parts the targets of a route by what the conversation needs. */
export function fitRoute(route: Route, needs: Needs, factsOf: (target: RouteTarget) => TargetFacts): Fitted {
  const targets: RouteTarget[] = [];
  const skipped: Skipped[] = [];
  let room = Infinity;
  for (const each of route.targets) {
    const facts = factsOf(each);
    const found = fit(needs, facts);
    if (found.fits) {
      targets.push(each);
      room = Math.min(room, roomIn(facts, needs.maxOutput));
    } else skipped.push({ target: each.target, reason: found.reason, kind: found.kind });
  }
  return { route: { ...route, targets }, skipped, room };
}
