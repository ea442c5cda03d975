import { type Console, consolePort, startConsole } from '../../mock/console/start-console.ts';
import type { MockCommand } from '../../mock/flags.ts';
import { whyTaken } from '../../mock/http/listen.ts';
import type { Mock } from '../../mock/options.ts';
import { tell } from '../print.ts';

/**
 * Opens the console of all mocks where that is wanted. Its usual port may be taken: that is told in a line, and each mock
 * shows its own. An InputError where the port was asked for by name.
 */
export async function openConsole(
  { console: asked, noConsole = false, exec, port, options: { host } }: MockCommand,
  mocks: readonly Mock[],
  usual = consolePort,
): Promise<Console | undefined> {
  if (noConsole || (asked === undefined && exec !== undefined)) return undefined;
  const wanted = asked ?? (port === 0 ? 0 : usual);
  if (asked === undefined && (await whyTaken(wanted, host)) !== undefined) {
    tell(
      `No console for all of them: port ${wanted} is taken. Choose another with --console; each mock shows its own at /.`,
    );
    return undefined;
  }
  return startConsole(mocks, { port: wanted, host });
}
