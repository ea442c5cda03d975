import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from './real-server.ts';

/** A published document: from the caller's folder of documents, else its address. */
export async function documentOf(name: string, address: string, { documents }: Place): Promise<string> {
  if (documents === undefined) return address;
  const path = join(documents, name, 'openapi.yaml');
  return access(path).then(
    () => path,
    () => address,
  );
}
