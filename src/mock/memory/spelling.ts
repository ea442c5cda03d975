/** A name without its spelling: `in_stock` is `inStock`. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
