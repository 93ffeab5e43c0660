// Each export has an example that is compiled and run by a test. In them `client` is a Temporal `Client`, `understudy`
// an `Understudy` on it, `taskQueue` the queue of its workers, `connection` a `NativeConnection`, `yaml` a configuration.
export { AgentRun, type SendOptions } from './agent-run.ts';
export { UnderstudyError, type ClientFailure } from './failure.ts';
export { Run, type ResultOptions } from './run.ts';
export { Understudy } from './understudy.ts';
export type { AgentRequest, AgentStarter, CallRequest, UnderstudyOptions } from './understudy.ts';
export type { Explanation } from './explain/explanation.ts';
export type { Accepted, AgentStatus } from '../workflows/agent/messages.ts';
export type {
  AgentInput,
  AgentResult,
  CallInput,
  CallResult,
  SendMessageInput,
} from '../workflows/payload/payloads.ts';
export type { Message } from '../domain/conversation/message.ts';
export type { Attempt } from '../domain/run/attempt.ts';
export type { Cost } from '../domain/cost/spend.ts';
export type { Skipped } from '../domain/route/fit.ts';
export type { Switch } from '../domain/run/switch.ts';
