import { messageOf } from '../../src/shared/input-error.ts';
import type { Choices, Kind } from './kind.ts';

/** Tries so many inputs of a kind, a few at a time; comes back with what did harm, one clause each. */
export async function tryKind(kind: Kind, count: number, choices: Choices): Promise<string[]> {
  const trial = await kind.open();
  const harms: string[] = [];
  // What escapes every handler would end a mock or a proxy
  const uncaught = (thrown: unknown) => harms.push(`uncaught: ${messageOf(thrown)}`);
  process.on('uncaughtException', uncaught);
  process.on('unhandledRejection', uncaught);
  try {
    for (let done = 0; done < count; done += 1) {
      const harm = await trial.attack(choices);
      if (harm !== undefined) harms.push(harm);
    }
    const last = await trial.close();
    return last === undefined ? harms : [...harms, last];
  } finally {
    process.off('uncaughtException', uncaught);
    process.off('unhandledRejection', uncaught);
  }
}
