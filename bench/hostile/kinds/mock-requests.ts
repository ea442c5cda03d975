import { startMock } from '../../../src/mock/server.ts';
import { chooseApis } from '../../../src/spec/apis.ts';
import { loadSpec } from '../../../src/spec/spec.ts';
import { gone, noHttp, odd, type Rubbish } from '../../../tests/mock/rubbish/kinds.ts';
import type { Kind } from '../kind.ts';

/** Requests that are no HTTP, half a request, or HTTP that nobody would send in earnest. */
function mockKind(name: string, share: number, rubbish: Rubbish): Kind {
  return {
    name,
    share,
    async open() {
      const [api] = chooseApis([]);
      if (api === undefined) throw new Error('There is no API to mock.');
      const said: string[] = [];
      const mock = await startMock(await loadSpec(api), {
        port: 0,
        host: '127.0.0.1',
        log: (line) => said.push(line),
      });
      return {
        async attack({ pick }) {
          const status = await rubbish(mock, pick);
          const own = said.find((line) => line.includes('itself failed'));
          said.length = 0;
          return own ?? (Number(status) >= 500 ? `status ${status}` : undefined);
        },
        async close() {
          const { status } = await fetch(`${mock.url}/__mock/health`);
          await mock.close();
          return status === 200 ? undefined : `the mock's health is ${status}`;
        },
      };
    },
  };
}

export const mockRequests: readonly Kind[] = [
  mockKind('mock: odd requests', 30, odd),
  mockKind('mock: bytes that are no HTTP', 8, noHttp),
  mockKind('mock: callers who go away', 4, gone),
];
