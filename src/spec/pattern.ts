/** The pattern with Unicode semantics; where it is no valid Unicode pattern, with the old ones. */
export function patternOf(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern);
  }
}
