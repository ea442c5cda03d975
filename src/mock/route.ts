import type { Operation } from '../operation.ts';

/** Where a request's path leads: an operation with its path values, a path without that method, or nowhere. */
export type Route =
  | { readonly found: 'operation'; readonly operation: Operation; readonly params: Readonly<Record<string, string>> }
  | { readonly found: 'path'; readonly operations: readonly Operation[] }
  | { readonly found: 'nothing' };

export type Router = (method: string, path: string) => Route;

/** A router over path templates; of two that fit, the one with more fixed segments wins, as OpenAPI asks. */
export function createRouter(operations: readonly Operation[], prefixes: readonly string[] = []): Router {
  const routes = operations
    .map((operation) => ({ operation, parts: split(operation.path) }))
    .sort((a, b) => fixed(b.parts) - fixed(a.parts));
  const find = (method: string, path: string): Route => {
    const parts = split(path);
    const fitting = routes.filter((route) => fits(route.parts, parts));
    const [route] = fitting.filter(({ operation }) => operation.method === method);
    if (route !== undefined) return { found: 'operation', operation: route.operation, params: values(route.parts, parts) };
    if (fitting.length > 0) return { found: 'path', operations: fitting.map(({ operation }) => operation) };
    return { found: 'nothing' };
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

function fixed(parts: readonly string[]): number {
  return parts.filter((part) => !part.includes('{')).length;
}

function fits(template: readonly string[], parts: readonly string[]): boolean {
  return template.length === parts.length && template.every((part, index) => matches(part, parts[index] ?? ''));
}

function matches(template: string, part: string): boolean {
  return template.includes('{') ? part !== '' && partPattern(template).test(part) : template === part;
}

function values(template: readonly string[], parts: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const names = [...part.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
    const match = partPattern(part).exec(parts[index] ?? '');
    for (const [position, name] of names.entries()) found[name] = decode(match?.[position + 1] ?? '');
  }
  return found;
}

function partPattern(template: string): RegExp {
  const source = template.split(/\{[^}]+\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.+?)');
  return new RegExp(`^${source}$`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
