/** A path template with its parameters' names taken out, so that `/a/{id}` and `/a/{key}` are the same. */
export function shapeOf(template: string): string {
  const bare = nameless(template).replace(/\/+$/, '');
  return bare === '' ? '/' : bare;
}

/** The same with the slash that a path may end in: `/a/` is not `/a`. */
export function nameless(template: string): string {
  return template.replace(/\{[^}]*\}/g, '{}');
}

/** The names of a template's parameters, in order. */
export function namesIn(template: string): string[] {
  return [...template.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');
}
