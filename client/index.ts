export { UnderstudyError } from './failure.ts';
export { Run } from './run.ts';
export { Understudy } from './understudy.ts';
export type { AgentRequest, AgentStarter, CallRequest, UnderstudyOptions } from './understudy.ts';
export type { AgentInput, AgentResult, CallInput, CallResult } from '../workflows/payload/payloads.ts';
export type { Message } from '../domain/conversation/message.ts';
export type { Attempt } from '../domain/run/attempt.ts';
export type { Switch } from '../domain/run/switch.ts';
