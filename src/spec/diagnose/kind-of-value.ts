const words: Readonly<Record<string, string>> = {
  object: 'a map',
  array: 'a list',
  string: 'text',
  boolean: 'true or false',
  number: 'a number',
  integer: 'a whole number',
};

/** What a JSON type is called to people: `a map`, `a list or text`. Undefined where one is no type. */
export function kindOfValue(types: readonly string[]): string | undefined {
  return types.every((type) => Object.hasOwn(words, type))
    ? types.map((type) => words[type]).join(' or ')
    : undefined;
}
