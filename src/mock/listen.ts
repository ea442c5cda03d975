import { type AddressInfo, createServer, type Server } from 'node:net';
import { InputError } from '../input-error.ts';

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

/** Refuses a port that cannot be had before anything is loaded for it; 0 is always free. */
export async function requireFree(api: string, where: { port: number; host: string }): Promise<void> {
  if (where.port === 0) return;
  const server = createServer();
  await listen(server, api, where);
  await new Promise((resolve) => server.close(resolve));
}

function explain(error: NodeJS.ErrnoException, api: string, port: number, host: string): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} for ${api} is taken. Stop what listens there, or choose another with --port.`;
  if (error.code === 'EACCES')
    return `Port ${port} for ${api} may not be opened by this user. Choose one above 1023 with --port.`;
  return `${api} cannot listen on ${host}:${port}: ${error.message}. Choose another with --host or --port.`;
}
