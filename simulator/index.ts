export type { Commands } from './commands.ts';
export { ControlError } from './control-error.ts';
export { connectSimulator, type SimulatorClient } from './control.ts';
export type { Extent, FaultOrder } from './faults/order.ts';
export type { ProviderOptions, SimulatorOptions } from './options.ts';
export type { Outcome, SeenRequest, SeenViolation } from './seen-request.ts';
export { type Simulator, startSimulator } from './simulator.ts';
