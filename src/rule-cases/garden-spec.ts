import path from 'node:path';
import { loadSpec, type Spec } from '../spec.ts';

/** The spec that every rule is shown on. */
export function gardenSpec(): Promise<Spec> {
  const folder = import.meta.dirname;
  return loadSpec({ name: 'garden', folder, spec: path.join(folder, 'garden.yaml') });
}
