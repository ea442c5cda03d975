import { request } from 'node:http';
import { startMock } from '../../../src/mock/server.ts';
import { chooseApis } from '../../../src/spec/apis.ts';
import { loadSpec } from '../../../src/spec/spec.ts';
import type { Kind } from '../kind.ts';

const controls = [
  'GET /__mock/state',
  'PUT /__mock/state',
  'POST /__mock/reset?all',
  'PUT /__mock/faults?all',
  'GET /__mock',
  'POST //__mock/reset',
  'POST /__mock/../__mock/reset',
  'OPTIONS /__mock/faults',
  'GET /__mock/requests',
];
const hosts = [
  'evil.example',
  'evil.example:80',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'xn--localhost-',
  '[::1].evil.example',

  'evil',
  'LOCALHOST.evil',
  '10.0.0.1',
];
const origins = [
  'https://evil.example',
  'null',
  'http://localhost.evil.example',
  'http://127.0.0.1.evil.example',
  'file://',
  'chrome-extension://abc',
  'https://localhost@evil.example',
  'javascript:alert(1)',
];
const sites = ['cross-site', 'same-site', 'cross-site, same-origin', ''];

/** Requests as pages of other sites make them, to what steers a mock. */
export const pages: Kind = {
  name: 'mock: pages of other sites that steer it',
  share: 10,
  async open() {
    const [api] = chooseApis([]);
    if (api === undefined) throw new Error('There is no API to mock.');
    const mock = await startMock(await loadSpec(api), { port: 0, host: '127.0.0.1' });
    return {
      async attack({ pick, upTo }) {
        const [method = 'GET', path = '/'] = pick(controls).split(' ');
        const isRebound = upTo(1) === 0;
        const headers: Record<string, string> = isRebound
          ? {
              host: pick(hosts),
              ...(upTo(1) === 0 ? {} : { origin: `http://${pick(hosts)}`, 'sec-fetch-site': 'same-origin' }),
            }
          : {
              host: `127.0.0.1:${mock.port}`,
              ...(upTo(2) === 0 ? {} : { origin: pick(origins) }),
              'sec-fetch-site': pick(sites),
            };
        if (!isRebound && headers.origin === undefined) headers['sec-fetch-site'] = 'cross-site';
        const status = await statusOf(mock.port, method, path, headers);
        return status < 400
          ? `${method} ${path} with ${JSON.stringify(headers)} is answered with ${status}`
          : undefined;
      },
      async close() {
        await mock.close();
        return undefined;
      },
    };
  },
};

function statusOf(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method, path, headers, setHost: false }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    asked.on('error', reject);
    asked.end();
  });
}
