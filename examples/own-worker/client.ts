// With the worker running in another terminal: node examples/own-worker/client.ts
import { Client, Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { handleTicket } from './workflows.ts';

const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
const connection = await Connection.connect(connectionOptions);
const client = new Client({ connection, namespace });
const { filed, answeredBy } = await client.workflow.execute<typeof handleTicket>('handleTicket', {
  workflowId: `ticket-${Date.now()}`,
  taskQueue: 'tickets',
  args: ['Where is my order?'],
});
console.log(filed, `(${answeredBy})`);
await connection.close();
