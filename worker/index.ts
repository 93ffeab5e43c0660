export { workflowsPath } from './bundle.ts';
export { createWorker, defaultTaskQueue } from './createWorker.ts';
export type { ToolActivities, WorkerSetup } from './createWorker.ts';
export type { HostedWorker } from './hosted-worker.ts';
export { understudyPlugin, UnderstudyPlugin, type PluginSetup } from './plugin.ts';
export { heartbeating, type ToolFunction } from './tool.ts';
export { ConfigError, loadConfig, parseConfig, type Config } from './config/index.ts';
export type { ToolInput } from '../domain/agent/tool.ts';
