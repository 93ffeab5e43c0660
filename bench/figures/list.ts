import type { Figure } from '../figure.ts';
import { agentHistory, agentHistoryTools } from './agent-history.ts';
import { bundleSize } from './bundle.ts';
import { callLatency } from './call-latency.ts';
import { callSwitch } from './call-switch.ts';
import { callThroughput } from './call-throughput.ts';
import { doorBurst, doorComplete, doorFirstWord } from './door.ts';
import { faultSilence } from './fault-silence.ts';
import { healthReports } from './health-reports.ts';
import { wireRead } from './wire-read.ts';
import { wireRender, wireRenderGrowth } from './wire-render.ts';

/** Every figure that is held. */
export const figures: readonly Figure[] = [
  callLatency,
  callThroughput,
  callSwitch,
  faultSilence,
  doorFirstWord,
  doorComplete,
  doorBurst,
  agentHistory,
  agentHistoryTools,
  bundleSize,
  healthReports,
  wireRender,
  wireRenderGrowth,
  wireRead,
];
