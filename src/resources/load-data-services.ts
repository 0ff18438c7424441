import { extendRegistry } from '../kernel/cloud/run-operation.ts';
import { awsRegistry } from './registry.ts';

/**
 * Adds the services that are only data to the registry. They are many and no network needs them, so
 * they lie in a chunk of their own: asked for by the terminal, the command line, and documents that
 * hold some. Asking twice is asking once.
 */
export async function loadDataServices(): Promise<void> {
  const { dataServices } = await import('./data-services.ts');
  extendRegistry(awsRegistry, dataServices);
}
