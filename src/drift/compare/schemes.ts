import { isObject, type JsonObject } from '../../shared/json.ts';

/**
 * From the names of a document's security schemes to names that say what they are: `apiKey-header-x-auth-token`.
 * Whatever a document calls a scheme is nothing to a caller.
 */
export function schemeNames(document: JsonObject): Map<string, string> {
  const components = isObject(document.components) ? document.components : {};
  const schemes = isObject(components.securitySchemes) ? components.securitySchemes : {};
  const names = new Map<string, string>();
  for (const [name, scheme] of Object.entries(schemes)) {
    const said = isObject(scheme) ? nameOf(scheme) : name;
    const isTaken = [...names.values()].includes(said);
    names.set(name, isTaken ? `${said}-${name}` : said);
  }
  return names;
}

function nameOf(scheme: JsonObject): string {
  const parts =
    scheme.type === 'apiKey'
      ? [scheme.in, String(scheme.name).toLowerCase()]
      : [String(scheme.scheme ?? '').toLowerCase()];
  return [scheme.type, ...parts].filter((part) => part !== '' && part !== undefined).join('-');
}
