// With `npm start` running in another terminal: node examples/quickstart.ts
import { Client, Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { Understudy } from '../client/index.ts';

const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
const connection = await Connection.connect(connectionOptions);
const understudy = new Understudy(new Client({ connection, namespace }));
const answer = await understudy.call({ route: 'support', messages: 'Where is my order?' });
console.log(answer.text, answer.answeredBy, answer.switches);

const run = await understudy.agent('refunds').start({ input: 'Please refund order=4711.' });
console.log((await run.result()).text);
await connection.close();
