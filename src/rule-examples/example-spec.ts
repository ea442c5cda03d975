import path from 'node:path';
import { loadSpec, type Spec } from '../spec/spec.ts';

/** The spec that every rule is shown on. */
export function exampleSpec(): Promise<Spec> {
  const folder = import.meta.dirname;
  return loadSpec({ name: 'garden', folder, spec: path.join(folder, 'example.yaml') });
}
