import { UnderstudyError, type ClientFailure } from '../../../client/index.ts';
import type { FailureKind } from '../../../domain/failure/kinds.ts';
import type { RunFailure } from '../../../domain/failure/refusals.ts';
import { causeOf } from '../../../domain/run/attempt.ts';
import { describe } from '../../../domain/conversation/problem.ts';
import { Refusal } from './refusal.ts';
import type { RefusalKind } from './refusals.ts';

/** What the caller of a run is told whose last attempt failed so. A bad key of ours is no bad key of the caller's. */
const byKind: Readonly<Record<FailureKind, RefusalKind>> = {
  NameNotResolved: 'ProviderFailed',
  Unreachable: 'ProviderFailed',
  TlsFailed: 'ProviderFailed',
  ConnectionLost: 'ProviderFailed',
  ConnectTimeout: 'TimedOut',
  FirstTokenTimeout: 'TimedOut',
  StreamStalled: 'TimedOut',
  ThroughputTooLow: 'TimedOut',
  TotalTimeout: 'TimedOut',
  TruncatedStream: 'ProviderFailed',
  MalformedResponse: 'ProviderFailed',
  EmptyAnswer: 'ProviderFailed',
  SchemaViolation: 'ProviderFailed',
  LengthLimit: 'CutByLength',
  RateLimited: 'RateLimited',
  TokenRateTooLarge: 'RateLimited',
  QuotaExhausted: 'RateLimited',
  Overloaded: 'Overloaded',
  ModelLoading: 'Overloaded',
  ServerError: 'ProviderFailed',
  ContextOverflow: 'ContextTooLong',
  RequestTooLarge: 'TooLarge',
  ReasoningRejected: 'ProviderFailed',
  ContentFiltered: 'ContentFiltered',
  Refusal: 'ContentFiltered',
  AuthenticationFailed: 'ProviderFailed',
  PermissionDenied: 'ProviderFailed',
  ModelNotFound: 'ProviderFailed',
  EndpointNotFound: 'ProviderFailed',
  InvalidRequest: 'InvalidRequest',
  NotAdmitted: 'Overloaded',
  TargetLeft: 'Overloaded',
  WorkerLost: 'ProviderFailed',
  Unknown: 'ProviderFailed',
};

/** Wait before a caller asks again, in ms, where the vendor named none. */
const usualWaitMs = 1000;

const waiting: ReadonlySet<RefusalKind> = new Set(['RateLimited', 'Overloaded']);

/** What a run's end without an answer is to its caller; anything that is no end of a run stays as it is. */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof UnderstudyError)) return error;
  switch (
    error.type as
      | RunFailure
      | Extract<ClientFailure, 'NoWorker' | 'TookTooLong'>
      | 'CancelledFailure'
      | 'TerminatedFailure'
      | 'TimeoutFailure'
  ) {
    case 'InvalidInput':
      return invalid(error);
    case 'UnknownRoute':
    case 'UnknownAgent':
      return new Refusal('UnknownModel', error.message, { field: 'model' });
    case 'ConversationTooLarge':
      return new Refusal('TooLarge', error.message);
    case 'NoTargetFits':
      return unfit(error);
    case 'AllTargetsFailed':
      return failed(error);
    case 'CancelledFailure':
    case 'TerminatedFailure':
      return new Refusal('Cancelled', 'The run was cancelled before it had an answer.');
    case 'TimeoutFailure':
      return new Refusal('TimedOut', error.message);
    case 'NoWorker':
    case 'TookTooLong':
      // The client's own words name queues, which are nobody's business here.
      return new Refusal(
        'TimedOut',
        'No answer in time; the run goes on, and its answer can be fetched by its id.',
      );
    default:
      return new Refusal('Internal', `${error.type}: ${error.message}`);
  }
}

function invalid({ problems, message }: UnderstudyError): Refusal {
  return new Refusal('InvalidRequest', problems.length === 0 ? message : describe(problems), {
    field: problems[0]?.path,
  });
}

function unfit({ skipped, message }: UnderstudyError): Refusal {
  const kinds = skipped.map(({ kind }) => kind);
  const kind = kinds.includes('ContextOverflow') ? 'ContextOverflow' : kinds[0];
  return new Refusal(kind === undefined ? 'InvalidRequest' : byKind[kind], message);
}

function failed({ attempts, message }: UnderstudyError): Refusal {
  const last = attempts.at(-1);
  const usd = attempts.reduce((sum, { cost = 0 }) => sum + cost, 0);
  // Nobody was asked: no target was admitted, by its health.
  if (last === undefined || last.outcome === 'ok')
    return new Refusal('Overloaded', message, { usd, retryAfterMs: usualWaitMs });
  const kind = byKind[last.outcome];
  const retryAfterMs = last.retryAfterMs ?? (waiting.has(kind) ? usualWaitMs : undefined);
  // What the vendor says of a request is for the one who wrote it; of anything else it is for our own people.
  const said = kind === 'InvalidRequest' && last.evidence !== undefined ? `: ${last.evidence}` : '';
  return new Refusal(kind, `${causeOf(last)} at ${last.target}${said}. ${message}`, {
    usd,
    retryAfterMs,
  });
}
