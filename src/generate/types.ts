import type { Spec } from '../spec/spec.ts';
import { givenNames, withOwnNames } from './own-names.ts';
import { typesDocument } from './types-document.ts';
import { astToString, factory, openapiTS } from './typescript-types.ts';

/**
 * The TypeScript types of a spec: `paths`, `components`, `operations`. Fields that only requests or only answers have
 * are marked, files are `Blob`s.
 */
export async function typesSource(spec: Spec): Promise<string> {
  const document = withOwnNames(typesDocument(spec.document));
  const ast = await openapiTS(document as never, {
    silent: true,
    defaultNonNullable: false,
    alphabetize: false,
    readWriteMarkers: true,
    transform: ({ format, type }) =>
      format === 'binary' && type !== 'array' ? factory.createTypeReferenceNode('Blob') : undefined,
  });
  return givenNames(astToString(ast));
}
