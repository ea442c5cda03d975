import { decoded } from '../shared/decoded.ts';
import type { Operation } from './operation.ts';

/** Where a request's path leads: an operation with its path values, a path without that method, or nowhere. */
export type Route =
  | {
      readonly found: 'operation';
      readonly operation: Operation;
      readonly params: Readonly<Record<string, string>>;
    }
  | { readonly found: 'path'; readonly operations: readonly Operation[] }
  | { readonly found: 'nothing' };

export type Router = (method: string, path: string) => Route;

/** A path template, taken apart once. */
interface Compiled {
  readonly operation: Operation;
  readonly parts: readonly Part[];
}

/** One segment: fixed text, or a pattern with the names of what it captures. */
type Part =
  | { readonly text: string }
  | { readonly pattern: RegExp | undefined; readonly names: readonly string[] };

/** A router over path templates; of two that fit, the one with more fixed segments wins, as OpenAPI asks. */
export function createRouter(operations: readonly Operation[], prefixes: readonly string[] = []): Router {
  const byLength = new Map<number, Compiled[]>();
  for (const operation of operations) {
    const parts = split(operation.path).map(compile);
    byLength.set(parts.length, [...(byLength.get(parts.length) ?? []), { operation, parts }]);
  }
  for (const routes of byLength.values()) routes.sort((a, b) => fixed(b) - fixed(a));
  const find = (method: string, path: string): Route => {
    const segments = split(path);
    const others: Operation[] = [];
    for (const { operation, parts } of byLength.get(segments.length) ?? []) {
      if (!fits(parts, segments)) continue;
      if (operation.method === method)
        return { found: 'operation', operation, params: values(parts, segments) };
      others.push(operation);
    }
    return others.length > 0 ? { found: 'path', operations: others } : { found: 'nothing' };
  };
  return (method, path) => {
    const direct = find(method, path);
    if (direct.found !== 'nothing') return direct;
    const prefix = prefixes.find((candidate) => candidate !== '' && path.startsWith(`${candidate}/`));
    return prefix === undefined ? direct : find(method, path.slice(prefix.length));
  };
}

function split(path: string): string[] {
  return path.split('/').slice(1);
}

function fixed({ parts }: Compiled): number {
  return parts.filter((part) => 'text' in part).length;
}

/** `{id}` alone takes any text; `{id}.json` needs a pattern. */
function compile(template: string): Part {
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
  if (names.length === 0) return { text: decoded(template) };
  if (names.length === 1 && template === `{${names[0]}}`) return { pattern: undefined, names };
  const escaped = template.split(/\{[^}]+\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return { pattern: new RegExp(`^${escaped.join('(.+?)')}$`), names };
}

function fits(parts: readonly Part[], segments: readonly string[]): boolean {
  return parts.every((part, index) => {
    const segment = segments[index] ?? '';
    if ('text' in part)
      return part.text === segment || (segment.includes('%') && part.text === decoded(segment));
    return segment !== '' && (part.pattern === undefined || part.pattern.test(segment));
  });
}

function values(parts: readonly Part[], segments: readonly string[]): Record<string, string> {
  // A parameter may be called `__proto__`
  const found = Object.create(null) as Record<string, string>;
  for (const [index, part] of parts.entries()) {
    if ('text' in part) continue;
    const segment = segments[index] ?? '';
    const captured = part.pattern === undefined ? [segment] : (part.pattern.exec(segment)?.slice(1) ?? []);
    for (const [position, name] of part.names.entries()) found[name] = decoded(captured[position] ?? '');
  }
  return found;
}
