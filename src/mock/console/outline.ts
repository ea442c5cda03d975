import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { join } from '../../shared/pointer.ts';
import type { Controls } from '../control/handlers.ts';
import { operationInList } from './operation-shown.ts';

/** What the console shows of a document before one of its operations is chosen. */
export function outlineOf({ world, forgetful, broken }: Controls): JsonObject {
  const { spec } = world();
  const { info, servers, tags, components, externalDocs } = spec.document;
  const parts = isObject(components) ? components : {};
  return {
    api: spec.api.name,
    variant: spec.variant ?? null,
    line: spec.locate('#'),
    info: info ?? {},
    servers: servers ?? [],
    tags: tags ?? [],
    externalDocs: externalDocs ?? null,
    securitySchemes: parts.securitySchemes ?? {},
    operations: spec.operations.map((one) => operationInList(spec, one)),
    schemas: namesIn(parts.schemas),
    forgetful: forgetful ?? null,
    broken: broken() ?? null,
    warnings: [...spec.warnings],
  };
}

function namesIn(schemas: Json | undefined): JsonObject[] {
  if (!isObject(schemas)) return [];
  return Object.keys(schemas).map((name) => ({ name, at: join('#', 'components', 'schemas', name) }));
}
