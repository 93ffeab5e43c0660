import { ApplicationFailure, defineQuery, defineUpdate, setHandler } from '@temporalio/workflow';
import { directive } from '../../domain/health/fleet/directive.ts';
import {
  begunNow,
  withDrill,
  withOrder,
  withoutDrill,
  withoutOrders,
} from '../../domain/health/fleet/operate.ts';
import type { Owner } from '../../domain/health/fleet/owner.ts';
import type { DecisionRecord } from '../../domain/health/fleet/record.ts';
import { drillRefused, orderRefused, releaseRefused } from '../../domain/health/fleet/refusal.ts';
import { describe } from '../../domain/conversation/problem.ts';
import type { JsonSchema } from '../../domain/json.ts';
import { checkShape } from '../payload/shape.ts';
import type { Keeper } from './keeper.ts';
import {
  healthMessages,
  type Drill,
  type EndDrillRequest,
  type FleetStatus,
  type HealthAnswer,
  type HealthReport,
  type HistoryRequest,
  type Override,
  type ReleaseRequest,
} from './messages.ts';
import { drillSchema, endDrillSchema, orderSchema, releaseSchema } from './order.schema.ts';
import { reportSchema } from './report.schema.ts';
import { historyOf, statusOf } from './status.ts';

const messages = {
  report: defineUpdate<HealthAnswer, [HealthReport]>(healthMessages.report),
  order: defineUpdate<Override, [Override]>(healthMessages.order),
  release: defineUpdate<readonly Override[], [ReleaseRequest]>(healthMessages.release),
  startDrill: defineUpdate<Drill, [Drill]>(healthMessages.startDrill),
  endDrill: defineUpdate<Drill | null, [EndDrillRequest]>(healthMessages.endDrill),
  getStatus: defineQuery<FleetStatus>(healthMessages.getStatus),
  getHistory: defineQuery<readonly DecisionRecord[], [HistoryRequest?]>(healthMessages.getHistory),
};

/** Answers the messages of `llmHealth`. None of them waits for anything. */
export function answerMessages(keeper: Keeper): void {
  setHandler(
    messages.report,
    (told) => {
      keeper.report(told);
      return {
        directive: directive(keeper.owner().fleet, Date.now()),
        ...(keeper.owner().config === null ? { wantsConfig: true } : {}),
      };
    },
    {
      validator: (told) => accept(reportSchema, told, () => undefined),
      description: 'What a worker process saw of its targets; the answer is what it should believe of them.',
    },
  );
  setHandler(
    messages.order,
    (asked) => {
      const order = begunNow(asked, Date.now());
      keeper.operate(withOrder(keeper.owner(), order, Date.now()));
      return order;
    },
    {
      validator: (asked) => accept(orderSchema, asked, () => refused(orderRefused, keeper, asked)),
      description: 'Drains or trusts a target, or pins a route to one, for a time.',
    },
  );
  setHandler(
    messages.release,
    (asked) => {
      const { owner, orders } = withoutOrders(keeper.owner(), asked, asked, Date.now());
      keeper.operate(owner);
      return orders;
    },
    {
      validator: (asked) => accept(releaseSchema, asked, () => releaseRefused(keeper.owner(), asked)),
      description: 'Takes back what was ordered for a target or a route.',
    },
  );
  setHandler(
    messages.startDrill,
    (asked) => {
      const drill = begunNow(asked, Date.now());
      keeper.operate(withDrill(keeper.owner(), drill, Date.now()));
      return drill;
    },
    {
      validator: (asked) => accept(drillSchema, asked, () => refused(drillRefused, keeper, asked)),
      description: 'Lets a share of a route’s calls to a target fail on purpose, for a time.',
    },
  );
  setHandler(
    messages.endDrill,
    (asked) => {
      const { owner, drill } = withoutDrill(keeper.owner(), asked, Date.now());
      keeper.operate(owner);
      return drill;
    },
    {
      validator: (asked) => accept(endDrillSchema, asked, () => undefined),
      description: 'Ends a drill before its time.',
    },
  );
  setHandler(messages.getStatus, () => statusOf(keeper.owner(), Date.now()), {
    description: 'Every target with its state, its evidence and why.',
  });
  setHandler(messages.getHistory, (request) => historyOf(keeper.owner(), request), {
    description: 'What was decided, each with its evidence, the newest first.',
  });
}

/** By the owner's clock, as it will be carried out. */
function refused<Asked extends Override | Drill>(
  rule: (owner: Owner, asked: Asked, now: number) => string | undefined,
  keeper: Keeper,
  asked: Asked,
): string | undefined {
  const now = Date.now();
  return rule(keeper.owner(), begunNow(asked, now), now);
}

function accept(schema: JsonSchema, message: unknown, rule: () => string | undefined): void {
  const problems = checkShape(schema, message);
  const why = problems.length > 0 ? describe(problems) : rule();
  if (why !== undefined) throw ApplicationFailure.nonRetryable(why, 'Refused');
}
