import { isObject, type Json, type JsonObject } from '../../shared/json.ts';

/** Writes the names of headers in `revision` as `base` writes them: HTTP does not know their case. */
export function alignHeaders(base: JsonObject, revision: JsonObject): void {
  const names = new Map<string, string>();
  each(base, {
    parameter: ({ name }) => void names.set(String(name).toLowerCase(), String(name)),
    headers: (map) => {
      for (const name of Object.keys(map)) names.set(name.toLowerCase(), name);
    },
  });
  each(revision, {
    parameter: (parameter) => {
      parameter.name = names.get(String(parameter.name).toLowerCase()) ?? parameter.name ?? '';
    },
    headers: (map) => rename(map, names),
  });
}

// --- internal ---

interface Visitor {
  parameter(parameter: JsonObject): void;
  headers(map: JsonObject): void;
}

function each(document: JsonObject, visitor: Visitor): void {
  const components = isObject(document.components) ? document.components : {};
  const operations = valuesOf(document.paths).flatMap((item) => valuesOf(item));
  for (const parameter of operations.flatMap(({ parameters }) => listOf(parameters))) {
    if (parameter.in === 'header') visitor.parameter(parameter);
  }
  const responses = [
    ...operations.flatMap((one) => valuesOf(one.responses)),
    ...valuesOf(components.responses),
  ];
  for (const { headers } of responses) if (isObject(headers)) visitor.headers(headers);
}

function rename(map: JsonObject, names: ReadonlyMap<string, string>): void {
  for (const [name, header] of Object.entries(map)) {
    const shown = names.get(name.toLowerCase());
    if (shown === undefined || shown === name) continue;
    delete map[name];
    map[shown] = header;
  }
}

function valuesOf(value: Json | undefined): JsonObject[] {
  return isObject(value) ? Object.values(value).filter(isObject) : [];
}

function listOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
