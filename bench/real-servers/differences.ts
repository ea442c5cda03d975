/** The lines (of pretty JSON, or of a dump) that only one of two states has, marked `-` and `+`; at most 20. */
export function differencesOf(before: unknown, after: unknown): string[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ]
    .map((line) => line.slice(0, 200))
    .slice(0, 20);
}

const linesOf = (state: unknown): string[] =>
  (typeof state === 'string' ? state : JSON.stringify(state, null, 1)).split('\n');
