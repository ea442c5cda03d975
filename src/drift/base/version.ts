/** `major.minor.patch`, and whether a pre-release follows. */
export type Version = readonly [number, number, number];

/** A semantic version; undefined for anything else. */
export function parseVersion(value: unknown): Version | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)(?:[-+].*)?$/.exec(String(value));
  return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3])];
}

/**
 * True when a breaking change may be published under `after`: a higher major, or a higher minor while the major is 0,
 * as semver.org has it.
 */
export function announcesBreaking(before: Version, after: Version): boolean {
  if (after[0] !== before[0]) return after[0] > before[0];
  return before[0] === 0 && after[1] > before[1];
}

/** The lowest version that announces a breaking change after `before`. */
export function nextBreaking(before: Version): string {
  return before[0] === 0 ? `0.${before[1] + 1}.0` : `${before[0] + 1}.0.0`;
}

/** True when `after` comes before `before`. */
export function isLower(before: Version, after: Version): boolean {
  for (const [index, part] of before.entries()) {
    if (after[index] !== part) return (after[index] ?? 0) < part;
  }
  return false;
}
