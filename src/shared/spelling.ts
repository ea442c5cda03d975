/** A name without its spelling: `in_stock` is `inStock`. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Words of a name that say from where on, and up to where: alternatives of a pattern. */
export const lower = 'min|gte?|from|after|since';
export const upper = 'max|lte?|to|before|until|till';
