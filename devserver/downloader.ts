/**
 * Runs the SDK's download of the Temporal CLI: `node downloader.ts <folder> <version>`. A process of its own,
 * spawned by `sources/sdk-download.ts`.
 */
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [downloadDir = '.', version = 'default'] = process.argv.slice(2);

// There is no call that only downloads: the server that it starts comes up in a second and is stopped again.
const environment = await TestWorkflowEnvironment.createLocal({
  server: { executable: { type: 'cached-download', downloadDir, version, ttl: '1 year' } },
});
await environment.teardown();
process.exit(0);
