import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentOf } from './documents.ts';
import { freePort, run, send, serve } from './process.ts';
import type { Place, RealServer } from './real-server.ts';

const schema = '/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql';

/** PowerDNS authoritative server: names as identities, nested lists, text that has a grammar of its own. */
export const powerdns: RealServer = {
  name: 'powerdns',
  needs: 'Debian: pdns-server pdns-backend-sqlite3 sqlite3',
  async start(place: Place) {
    const database = join(place.folder, 'pdns.sqlite3');
    await run('sqlite3', [database, `.read ${schema}`]);
    await writeFile(join(place.folder, 'pdns.conf'), await configuration(place, database));
    const url = `http://127.0.0.1:${place.port}/api/v1`;
    const server = await serve(
      `${url}/servers`,
      'pdns_server',
      [`--config-dir=${place.folder}`, '--daemon=no'],
      { cwd: place.folder },
    );
    const headers = { 'x-api-key': 'secret' };
    await send(
      'POST',
      `${url}/servers/localhost/zones`,
      { name: 'tester.example.', kind: 'Native', nameservers: ['ns1.tester.example.'] },
      headers,
    );
    return {
      url,
      document: await documentOf(
        'powerdns',
        'https://raw.githubusercontent.com/PowerDNS/pdns/master/docs/http-api/swagger/authoritative-api-swagger.yaml',
        place,
      ),
      env: { PDNS_API_KEY: 'secret', POWERDNS_API_KEY: 'secret', API_KEY: 'secret' },
      state: async () => (await run('sqlite3', [database, '.dump'])).stdout,
      stop: server.stop,
    };
  },
};

async function configuration({ folder, port }: Place, database: string): Promise<string> {
  return [
    'launch=gsqlite3',
    `gsqlite3-database=${database}`,
    'api=yes',
    'api-key=secret',
    'webserver=yes',
    'webserver-address=127.0.0.1',
    `webserver-port=${port}`,
    'local-address=127.0.0.1',
    `local-port=${await freePort()}`,
    `socket-dir=${folder}`,
  ].join('\n');
}
