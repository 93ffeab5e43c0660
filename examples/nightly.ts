// An agent that runs every night at three: node examples/nightly.ts
import { Client, Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { AgentInput } from '../client/index.ts';

const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
const connection = await Connection.connect(connectionOptions);
const client = new Client({ connection, namespace });

const input: AgentInput = { agent: 'refunds', input: 'Please refund order=4711.', labels: { by: 'nightly' } };
const schedule = await client.schedule.create({
  scheduleId: process.env['SCHEDULE_ID'] ?? 'nightly-refunds',
  spec: { calendars: [{ hour: 3 }], timezone: 'Europe/Berlin' },
  // Each run gets this id and the time; one that is still under way is not joined by another.
  policies: { overlap: 'SKIP', catchupWindow: '1 hour' },
  action: {
    type: 'startWorkflow',
    workflowType: 'llmAgent',
    workflowId: process.env['SCHEDULE_ID'] ?? 'nightly-refunds',
    taskQueue: process.env['UNDERSTUDY_TASK_QUEUE'] ?? 'understudy',
    args: [input],
  },
});
console.log(
  `${schedule.scheduleId}: next at ${(await schedule.describe()).info.nextActionTimes[0]?.toISOString()}`,
);
await connection.close();
