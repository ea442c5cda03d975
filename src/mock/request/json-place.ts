/** Where a text that is no JSON stops being it, as a person counts: `line 1, column 13`. */
export function brokenPlace(text: string): string {
  const lines = text.slice(0, brokenAt(text)).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

const space = /[ \t\n\r]*/y;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const letters = /[ !#-[\]-\uffff]+/y;
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** Nested deeper than this, a text is not read on. */
const deepest = 1_000;

function brokenAt(source: string): number {
  let at = 0;
  /** Goes past what the pattern takes. False where it takes nothing. */
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0] ?? '';
    at += found.length;
    return found !== '';
  };
  const sign = (wanted: string): boolean => {
    take(space);
    if (source[at] !== wanted) return false;
    at += 1;
    return true;
  };
  const quoted = (): boolean => {
    if (!sign('"')) return false;
    // Piece by piece: in one pattern a long text would be too much for the engine
    while (take(letters) || take(escaped));
    if (source[at] !== '"') return false;
    at += 1;
    return true;
  };
  const member = (depth: number): boolean => quoted() && sign(':') && value(depth);
  /** True when what was opened is closed again. */
  const list = (one: (depth: number) => boolean, close: string, depth: number): boolean => {
    if (sign(close)) return true;
    do if (!one(depth + 1)) return false;
    while (sign(','));
    return sign(close);
  };
  const value = (depth: number): boolean => {
    if (depth > deepest) return false;
    if (sign('{')) return list(member, '}', depth);
    if (sign('[')) return list(value, ']', depth);
    return source[at] === '"' ? quoted() : take(scalar);
  };
  if (value(0)) take(space);
  return at;
}
