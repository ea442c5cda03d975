import { type AddressInfo, createServer, type Server } from 'node:net';
import { InputError } from '../../shared/input-error.ts';

/** Opens the port and gives its number. An InputError that names the port when it cannot be had. */
export function listen(
  server: Server,
  api: string,
  { port, host }: { port: number; host: string },
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new InputError(explain(error, api, port, host))),
    );
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Why a port cannot be had; undefined when it can. 0 always can. */
export function whyTaken(port: number, host: string): Promise<NodeJS.ErrnoException | undefined> {
  if (port === 0) return Promise.resolve(undefined);
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

/** Refuses ports that cannot be had, all in one sentence, before anything is loaded for them. */
export async function requireFree(ports: ReadonlyMap<string, number>, host: string): Promise<void> {
  const tried = await Promise.all(
    [...ports].map(async ([api, port]) => ({ api, port, error: await whyTaken(port, host) })),
  );
  const failed = tried.filter(({ error }) => error !== undefined).sort((a, b) => a.port - b.port);
  const [first] = failed;
  if (first?.error === undefined) return;
  const isTaken = failed.every(({ error }) => error?.code === 'EADDRINUSE');
  if (failed.length === 1 || !isTaken)
    throw new InputError(explain(first.error, first.api, first.port, host));
  const named = failed.map(({ api, port }) => `${port} (${api})`);
  throw new InputError(
    `Ports ${named.slice(0, -1).join(', ')} and ${named.at(-1)} are taken. Stop what listens there, or ${elsewhere}`,
  );
}

const elsewhere = 'choose others with --port; --port 0 takes free ones.';

function explain(error: NodeJS.ErrnoException, api: string, port: number, host: string): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} for ${api} is taken. Stop what listens there, or ${elsewhere}`;
  if (error.code === 'EACCES')
    return `Port ${port} for ${api} may not be opened by this user. Choose one above 1023 with --port.`;
  return `${api} cannot listen on ${host}:${port}: ${error.message}. Choose another with --host or --port.`;
}
