import { Runtime, type NativeConnection } from '@temporalio/worker';
import { searchAttributes } from '../workflows/visibility/attributes.ts';

/**
 * Whether the namespace knows all our search attributes. Upserting one that it doesn't know would block a workflow
 * for ever, so runs go without them, and the log says once how to register them.
 */
export async function areAttributesRegistered(
  connection: NativeConnection,
  namespace: string,
): Promise<boolean> {
  const missing = await missingAttributes(connection, namespace);
  if (missing.length === 0) return true;
  const options = missing.map((name) => `--name ${name} --type ${searchAttributes[name]}`).join(' ');
  Runtime.instance().logger.warn(
    `namespace "${namespace}" lacks search attributes; runs go without them. Register: ` +
      `temporal operator search-attribute create --namespace ${namespace} ${options}`,
  );
  return false;
}

async function missingAttributes(
  connection: NativeConnection,
  namespace: string,
): Promise<readonly string[]> {
  const wanted = Object.keys(searchAttributes);
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    return wanted.filter((name) => !(name in customAttributes));
  } catch {
    // Temporal Cloud refuses the operator service to workers: what can't be checked is not risked.
    return wanted;
  }
}
