import SwaggerParser from '@apidevtools/swagger-parser';
import { InputError, messageOf } from '../shared/input-error.ts';
import { isObject, type JsonObject } from '../shared/json.ts';
import { join, type Pointer } from '../shared/pointer.ts';
import type { Api } from './apis.ts';
import { applyVariant } from './apply-variant.ts';
import { type Bundle, bundle } from './bundle.ts';
import { readOperations } from './openapi/read.ts';
import type { Operation } from './operation.ts';
import { compileSchemas } from './schemas.ts';
import { variantFile } from './variant.ts';

/** Reads a spec, turned by a variant where one is named, and checks all of it. An InputError says what is wrong. */
export async function readSpec(api: Api, variant: string | undefined): Promise<Bundle> {
  const base = await bundle(api.spec);
  const turned = variant === undefined ? base : await applyVariant(base, variantFile(api, variant));
  await validate(turned);
  const { document, source } = turned;
  const operations = readOperations(api.name, document);
  if (operations.length === 0) {
    throw new InputError(`${source.locate('#/paths')} has no operation under "paths". Add one.`);
  }
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

/** Against the OpenAPI schema itself. The parser works on a copy: it resolves in place. */
async function validate(turned: Bundle): Promise<void> {
  try {
    await SwaggerParser.validate(structuredClone(turned.document) as never);
  } catch (thrown) {
    const { diagnoseOpenApi } = await import('./diagnose/openapi.ts');
    throw new InputError(diagnoseOpenApi(turned, thrown));
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
