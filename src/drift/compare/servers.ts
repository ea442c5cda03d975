import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { join, type Pointer } from '../../shared/pointer.ts';

const most = 100;

/**
 * A list of servers as the addresses that callers may use: variables written out, no slash at the end, none twice.
 * `origins` learns where each came from.
 */
export function addresses(list: Json, here: Pointer, origins: WeakMap<object, Pointer>): Json[] {
  const known = new Map<string, JsonObject>();
  for (const [index, server] of (Array.isArray(list) ? list : []).entries()) {
    for (const url of isObject(server) ? urlsOf(server) : []) {
      const address: JsonObject = { url: url.replace(/\/+$/, '') || '/' };
      origins.set(address, join(here, index));
      if (!known.has(String(address.url))) known.set(String(address.url), address);
    }
  }
  const made = [...known.values()];
  origins.set(made, here);
  return made;
}

function urlsOf({ url, variables }: JsonObject): string[] {
  let urls = [String(url)];
  for (const [name, variable] of Object.entries(isObject(variables) ? variables : {})) {
    const values = isObject(variable) ? valuesOf(variable) : [];
    const all = urls.flatMap((one) => values.map((value) => one.replaceAll(`{${name}}`, value)));
    urls = all.length > 0 && all.length <= most ? all : urls;
  }
  return urls;
}

function valuesOf({ default: usual, enum: others }: JsonObject): string[] {
  return [...new Set([usual, ...(Array.isArray(others) ? others : [])])]
    .filter((value) => value !== undefined)
    .map(String);
}
