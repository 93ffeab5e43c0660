import { CancelledFailure, Context } from '@temporalio/activity';
import type { Attempt } from '../../domain/run/attempt.ts';
import {
  messageOf,
  type FirstInput,
  type GenerateInput,
  type Generated,
  type NextInput,
} from '../../domain/run/generate.ts';
import { isOutdated } from '../../domain/run/placed.ts';
import type { Held } from '../conversation/cache.ts';
import { recordAttempts } from '../metrics/record.ts';
import { runOf, type Occasion } from '../occasion.ts';
import { namedRoute, preferredOf, routeOf } from '../planRoute.ts';
import type { Setting } from '../setting.ts';
import { learnFrom, tokensWith } from './count.ts';
import { deniedFailure, providerFailure } from './fail.ts';
import { Heartbeat } from './heartbeat.ts';
import { prepare } from './prepare.ts';
import { priced } from './price.ts';
import { failedAttempt, generatedOf, leaving } from './record.ts';
import { rescued } from './rescue.ts';
import { askWatched } from './watched.ts';

/** One attempt: renders the conversation for one target, asks it, and returns a complete answer or throws. */
export async function generate(
  setting: Setting,
  given: GenerateInput,
  occasion: Occasion = Context.current(),
): Promise<Generated> {
  const { runId } = runOf(occasion);
  const heartbeat = new Heartbeat(occasion, 'route' in given ? preferred(setting, given, runId) : given);
  try {
    const prepared = await prepare(setting, given, occasion, heartbeat);
    const { input, held, resolved, plan } = prepared;
    const made = plan === undefined ? {} : { plan };
    if (plan?.denied === true) throw deniedFailure(plan);
    const route = namedRoute(routeOf(setting, held.brief.route));
    const at = Date.now();
    heartbeat.asking(input, at);
    const { asked, drill } = await askWatched(setting, prepared, route, at, occasion);
    if (occasion.cancellationSignal.aborted) throw new CancelledFailure('the run was cancelled');
    const about = { why: input.why, ...drill };
    const recorded = (all: readonly Attempt[]) => {
      const attempts = priced(
        setting,
        resolved,
        held,
        leaving(all, input.left ?? plan?.leaves),
        asked.characters,
      );
      recordAttempts(occasion, attempts, held.brief.route);
      return attempts;
    };
    if (!asked.ok) {
      const attempt = failedAttempt(resolved, about, at, asked);
      const attempts = recorded([...heartbeat.lost, attempt]);
      throw providerFailure(attempt, { attempts, ...made, ...rescued(setting.health, route, attempt) });
    }
    learnFrom(setting, resolved, held, asked.answer.usage);
    // Not held here: only what the run commits is true, and this attempt may have been given up meanwhile.
    const generated = generatedOf(resolved, about, at, asked, heartbeat.lost);
    const attempts = recorded(generated.attempts);
    const next = 'route' in given ? {} : await forNext(setting, held, input, generated, runId);
    return { ...made, ...generated, attempts, ...next };
  } finally {
    heartbeat.stop();
  }
}

/** What an agent's next turn needs to know. */
async function forNext(setting: Setting, held: Held, input: NextInput, generated: Generated, runId: string) {
  const { health } = setting;
  const preferredTarget = preferredOf(routeOf(setting, held.brief.route), runId);
  const outdated = isOutdated(input, preferredTarget, (target) => health.facts(target));
  return {
    tokens: await tokensWith(setting, held, messageOf(generated, input.target)),
    ...(outdated ? { outdated } : {}),
  };
}

/** Whom a first attempt would ask if the conversation fits. */
function preferred(
  { routes }: Setting,
  { route }: FirstInput,
  runId: string,
): Pick<NextInput, 'target' | 'why'> {
  const known = routes.get(route);
  return { target: known === undefined ? '' : preferredOf(known, runId), why: 'preferred' };
}
