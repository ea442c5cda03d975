/** The JSON value that stands in a code block, read from its first bracket to the one that closes it. */
export function readExample(
  lines: readonly string[],
  start: number,
): { text: string; line: number; next: number } | undefined {
  const first = findBracket(lines, start);
  if (first === undefined) return undefined;
  const taken: string[] = [];
  let depth = 0;
  for (let index = first; index < lines.length; index += 1) {
    const line = (lines[index] ?? '').trim();
    taken.push(line);
    depth += balance(line);
    if (depth <= 0) return { text: taken.join('\n'), line: first + 1, next: index + 1 };
  }
  return undefined;
}

/** Within the block: a request line may come first, a heading or another directive ends it. */
function findBracket(lines: readonly string[], start: number): number | undefined {
  for (let index = start; index < Math.min(lines.length, start + 12); index += 1) {
    const line = (lines[index] ?? '').trim();
    if (/^[{[]/.test(line)) return index;
    if (/^\.\. |^([-=~^])\1{3,}$|^\*\*Status code/.test(line)) return undefined;
  }
  return undefined;
}

function balance(line: string): number {
  const bare = line.replace(/"(?:[^"\\]|\\.)*"/g, '');
  return (bare.match(/[{[]/g)?.length ?? 0) - (bare.match(/[}\]]/g)?.length ?? 0);
}
