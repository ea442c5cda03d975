import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentOf } from './documents.ts';
import { read, send, serve } from './process.ts';
import type { Place, RealServer } from './real-server.ts';

/** Prometheus Alertmanager: silences have identities, alerts are only posted and never deleted. */
export const alertmanager: RealServer = {
  name: 'alertmanager',
  needs: 'Debian: prometheus-alertmanager',
  async start(place: Place) {
    const config = join(place.folder, 'alertmanager.yml');
    await writeFile(config, 'route: { receiver: team }\nreceivers: [{ name: team }]\n');
    const url = `http://127.0.0.1:${place.port}/api/v2`;
    const server = await serve(
      `${url}/status`,
      'prometheus-alertmanager',
      [
        `--config.file=${config}`,
        `--storage.path=${join(place.folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${place.port}`,
        '--cluster.listen-address=',
      ],
      { cwd: place.folder },
    );
    await send('POST', `${url}/silences`, {
      matchers: [{ name: 'alertname', value: 'DiskFull', isRegex: false, isEqual: true }],
      startsAt: '2030-01-01T00:00:00Z',
      endsAt: '2030-01-02T00:00:00Z',
      createdBy: 'tester',
      comment: 'maintenance',
    });
    await send('POST', `${url}/alerts`, [
      { labels: { alertname: 'TesterAlert' }, endsAt: '2031-01-01T00:00:00Z' },
    ]);
    return {
      url,
      document: await documentOf(
        'alertmanager',
        'https://raw.githubusercontent.com/prometheus/alertmanager/main/api/v2/openapi.yaml',
        place,
      ),
      state: async () => ({
        silences: await read(`${url}/silences`),
        alerts: await read(`${url}/alerts`),
      }),
      stop: server.stop,
    };
  },
};
