import openapiTS, { astToString } from 'openapi-typescript';
import type { Spec } from '../spec/spec.ts';

/** The TypeScript types of a spec: `paths`, `components`, `operations`. */
export async function typesSource(spec: Spec): Promise<string> {
  const ast = await openapiTS(structuredClone(spec.document) as never, {
    silent: true,
    defaultNonNullable: false,
    alphabetize: false,
  });
  return astToString(ast);
}
