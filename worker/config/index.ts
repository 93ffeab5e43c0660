export type { Config, Environment } from './config.ts';
export { explainConfig } from './explain.ts';
export { defaultConfigFile, loadConfig } from './load.ts';
export { parseConfig } from './parse.ts';
export type { ParsedConfig } from './parse.ts';
export { ConfigError, EXIT_CONFIG, formatProblem } from './problem.ts';
export type { ConfigProblem } from './problem.ts';
