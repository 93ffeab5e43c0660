// With `npm start` running in another terminal: node examples/quickstart.ts
import { Client } from '@temporalio/client';
import { Understudy } from '../client/index.ts';

const understudy = new Understudy(new Client());
const answer = await understudy.call({ route: 'support', messages: 'Where is my order?' });
console.log(answer.text, answer.answeredBy, answer.switches);

const run = await understudy.agent('refunds').start({ input: 'Please refund order=4711.' });
console.log((await run.result()).text);
