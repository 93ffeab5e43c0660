import { resolveServer } from '../../devserver/index.ts';
import { findOnPath, isExecutable } from '../../devserver/binary.ts';
import { cachedBinary } from '../../devserver/cache-folder.ts';

/** This machine, without a server of the user's. */
export const realEnv: NodeJS.ProcessEnv = { ...process.env };
delete realEnv['TEMPORAL_ADDRESS'];
delete realEnv['TEMPORAL_NAMESPACE'];

/** The real Temporal CLI; on a new machine the resolver gets it first, which may take minutes. */
export async function realBinary(): Promise<string> {
  const find = async (): Promise<string | undefined> => {
    const cached = cachedBinary(realEnv);
    return (await findOnPath('temporal', realEnv)) ?? ((await isExecutable(cached)) ? cached : undefined);
  };
  const present = await find();
  if (present !== undefined) return present;
  const server = await resolveServer({ env: realEnv, ui: false });
  await server.stop();
  const got = await find();
  if (got === undefined) throw new Error('the resolver started a server and left no binary behind');
  return got;
}

export const gettingItMs = 15 * 60_000;
