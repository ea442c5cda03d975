import { InputError } from '../shared/input-error.ts';
import { setReading } from '../spec/reading.ts';
import { tell } from './print.ts';

/** What the flags say that every command has: how documents are read. */
export const readingHelp = `  --strict-spec      what is wrong in a document is an error, and not a warning
  --allow-refs DIR   a document may refer to files below DIR too; may be repeated`;

/**
 * Takes the flags out that say how documents are read, and reads them so from now on: what is worked around is told on
 * standard error. An InputError for a flag without its folder.
 */
export function takeReadingFlags(args: readonly string[]): string[] {
  const rest: string[] = [];
  const allowRefs: string[] = [];
  let strict = false;
  for (let index = 0; index < args.length; index += 1) {
    const [name, value] = (args[index] ?? '').split(/=(.*)/s, 2);
    if (name === '--strict-spec' && value === undefined) strict = true;
    else if (name === '--allow-refs') {
      const folder = value ?? args[index + 1];
      if (value === undefined) index += 1;
      if (folder === undefined || folder === '' || folder.startsWith('-'))
        throw new InputError('--allow-refs needs a folder, as in "--allow-refs ../shared".');
      allowRefs.push(folder);
    } else rest.push(args[index] ?? '');
  }
  setReading({ ...(strict ? { strict } : {}), allowRefs }, (warnings) =>
    tell(warnings.map((one) => `warning: ${one}`).join('\n')),
  );
  return rest;
}
