export { TemporalAddressUnreachable, TemporalServerFailedToStart, TemporalServerNotFound } from './errors.ts';
export { SupervisedProcessError } from './errors.ts';
export { findServer, type Finding } from './find.ts';
export type { Progress } from './progress.ts';
export { resolveServer } from './resolve.ts';
export { spawnSupervised, type OutputLine, type SuperviseOptions, type Supervised } from './supervised.ts';
export type { Exit } from './supervision.ts';
export type { ResolveOptions, SearchAttributeType, SourceName, TemporalServer } from './temporal-server.ts';
