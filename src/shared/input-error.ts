/**
 * Bad input: a missing file, an invalid spec, an unknown flag, a taken port, an unreachable target.
 * Its message is one clear sentence: what, where, what to do. Scripts print it and exit with 2.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
