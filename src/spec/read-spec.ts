import { InputError, messageOf } from '../shared/input-error.ts';
import { isObject, type JsonObject } from '../shared/json.ts';
import { join, type Pointer } from '../shared/pointer.ts';
import type { Api } from './apis.ts';
import { applyVariant } from './apply-variant.ts';
import { type Bundle, bundle } from './bundle.ts';
import type { ReadingOptions } from './load-files.ts';
import { mendOperations } from './mend-operations.ts';
import { type Mend, mendSchemas } from './mend-schemas.ts';
import { readOperations } from './openapi/read.ts';
import type { Operation } from './operation.ts';
import { compileSchemas } from './schemas.ts';
import { slowPatterns } from './slow-patterns.ts';
import { openApiComplaints } from './validate.ts';
import { variantFile } from './variant.ts';

/**
 * Reads a spec, turned by a variant where one is named, and checks all of it. What is wrong and can be worked around is
 * told in its warnings; when `strict`, it is an InputError, as what leaves nothing to work with always is.
 */
export async function readSpec(
  api: Api,
  variant: string | undefined,
  options: ReadingOptions,
): Promise<Bundle> {
  const base = await bundle(api.spec, options);
  const turned = variant === undefined ? base : await applyVariant(base, variantFile(api, variant));
  return options.strict ? checked(api, turned) : mended(api, turned);
}

/** The document as it is, every part of it right. */
async function checked(api: Api, turned: Bundle): Promise<Bundle> {
  const complaints = await openApiComplaints(turned.document);
  const { diagnoseReference } = await import('./diagnose/reference.ts');
  if (complaints.length > 0 || diagnoseReference(turned.document, turned.source.locate) !== undefined) {
    const { diagnoseOpenApi } = await import('./diagnose/openapi.ts');
    throw new InputError(diagnoseOpenApi(turned, complaints));
  }
  const { document, source } = turned;
  const operations = requireOperations(api, turned);
  refuseUndeclared(operations, source.locate);
  const schemas = compileSchemas(document, source.locate);
  for (const pointer of schemaPointers(document, operations)) {
    try {
      schemas.compileAll([pointer]);
    } catch (thrown) {
      const { diagnoseSchema } = await import('./diagnose/schema.ts');
      throw new InputError(diagnoseSchema(turned, pointer) ?? messageOf(thrown));
    }
  }
  return turned;
}

/** The document with what is wrong in it worked around. */
async function mended(api: Api, turned: Bundle): Promise<Bundle> {
  const { document, source } = turned;
  const complaints = await openApiComplaints(document);
  const mends: Mend[] = [...mendOperations(document), ...mendSchemas(document), ...slowPatterns(document)];
  const told = new Set(mends.map(({ at }) => at));
  const { openApiFaults } = await import('./diagnose/openapi.ts');
  const faults = openApiFaults(document, complaints).filter(({ at }) => !told.has(at));
  requireOperations(api, turned);
  const passed = faults.map(({ at, says }) => ({ at, says: `${says} Until then it is passed over.` }));
  const all = [...passed, ...mends].map(({ at, says }) => `${source.locate(at)} ${says}`);
  return { ...turned, warnings: [...new Set([...turned.warnings, ...all])] };
}

function requireOperations(api: Api, { document, source }: Bundle): Operation[] {
  const operations = readOperations(api.name, document);
  if (operations.length > 0) return operations;
  throw new InputError(`${source.locate('#/paths')} has no operation under "paths". Add one.`);
}

/** A request could not be made: its path would keep the braces. */
function refuseUndeclared(operations: readonly Operation[], locate: (at: Pointer) => string): void {
  for (const { path, method, parameters } of operations) {
    const declared = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
    for (const [, name = ''] of path.matchAll(/\{([^}]*)\}/g)) {
      if (declared.includes(name)) continue;
      const place = locate(join('#', 'paths', path));
      throw new InputError(
        `${place} {${name}} of the path is no declared parameter of ${method}. Declare it under "parameters", with "in: path".`,
      );
    }
  }
}

function schemaPointers(document: JsonObject, operations: readonly Operation[]): Pointer[] {
  const components = isObject(document.components) ? document.components.schemas : undefined;
  const named = isObject(components)
    ? Object.keys(components).map((name) => join('#', 'components', 'schemas', name))
    : [];
  const used = operations.flatMap((operation) => [
    ...operation.parameters.map((parameter) => parameter.schema),
    ...(operation.body?.media ?? []).map((media) => media.schema),
    ...operation.responses.flatMap((response) => [
      ...response.media.map((media) => media.schema),
      ...response.headers.map((header) => header.schema),
    ]),
  ]);
  return [...new Set([...named, ...used.flatMap((schema) => (schema === undefined ? [] : [schema.at]))])];
}
