import { build } from 'esbuild';
import { findApis } from '../../src/spec/apis.ts';

/** What a page has for the tests. */
export interface PageWindow {
  /** Asks the handlers of an API, within the page. */
  askHandlers(api: string, requests: unknown): Promise<unknown>;
}

/** The script of a page that asks the handlers of every API through the service worker of MSW. */
export async function pageScript(): Promise<string> {
  const apis = findApis().map(({ name }) => name);
  return bundled(`
    import { setupWorker } from 'msw/browser';
    import { handlers } from './src/entries/msw.ts';
    import { askAll } from './tests/without-server/answered.ts';
    ${apis.map((api, index) => `import * as api${index} from './generated/${api}/mock.ts';`).join('\n')}
    const contracts = { ${apis.map((api, index) => `${JSON.stringify(api)}: Object.values(api${index})[0]`).join(', ')} };
    const baseUrl = (api) => location.origin + '/' + api;
    const all = Object.entries(contracts).flatMap(([api, one]) => handlers(one, { baseUrl: baseUrl(api) }));
    await setupWorker(...all).start({ quiet: true, onUnhandledRequest: 'bypass' });
    globalThis.askHandlers = (api, requests) => askAll(requests, baseUrl(api), fetch);
  `);
}

/** One file for a browser of a source that stands in the project's folder. */
export async function bundled(contents: string, external: string[] = []): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external,
  });
  return outputFiles[0]?.text ?? '';
}
