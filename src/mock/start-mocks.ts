import { InputError } from '../shared/input-error.ts';
import { chooseApis, specsFolder } from '../spec/apis.ts';
import { loadSpec } from '../spec/spec.ts';
import type { Mock, MockBehaviourOptions } from './options.ts';
import { startMock } from './server.ts';

export interface StartOptions extends MockBehaviourOptions {
  /** Which APIs; all where none is named. */
  readonly apis?: readonly string[];
  /** Per API: the server version that its spec is turned to. */
  readonly variants?: Readonly<Record<string, string>>;
  /** Where the specs stand; default `specs/` of the current directory. */
  readonly specs?: string;
  readonly log?: (line: string) => void;
}

/** The mocks of a test run. */
export interface Mocks extends AsyncDisposable {
  /** The base URL of each, by API. */
  readonly urls: Readonly<Record<string, string>>;
  /** The base URL of one. An InputError when it was not started. */
  url(api: string): string;
  /**
   * Makes every session of every mock as new: nothing written, nothing asked, clock and faults as at the start. Call it
   * between tests that run one after another; tests that run side by side reset their own session, or name a new one.
   */
  reset(): void;
  /** Ends them at once. */
  close(): Promise<void>;
}

/**
 * Starts mocks on free ports of this machine, for Vitest, Playwright and their like.
 *
 * @example
 * const mocks = await startMocks({ apis: ['palette'] });
 * beforeEach(() => mocks.reset());
 * afterAll(() => mocks?.close());
 */
export async function startMocks(options: StartOptions = {}): Promise<Mocks> {
  const { apis = [], variants = {}, specs: folder = specsFolder, ...conduct } = options;
  const specs = await Promise.all(chooseApis(apis, folder).map((api) => loadSpec(api, variants[api.name])));
  const mocks = await Promise.all(
    specs.map((spec) => startMock(spec, { ...conduct, port: 0, host: '127.0.0.1' })),
  );
  const close = async () => {
    await Promise.all(mocks.map((mock) => mock.close()));
  };
  return {
    urls: Object.fromEntries(mocks.map(({ api, url }) => [api, url])),
    url: (api) => urlOf(mocks, api),
    reset() {
      for (const mock of mocks) mock.reset();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function urlOf(mocks: readonly Mock[], api: string): string {
  const mock = mocks.find((candidate) => candidate.api === api);
  if (mock !== undefined) return mock.url;
  throw new InputError(
    `No mock of "${api}" was started. There are: ${mocks.map((one) => one.api).join(', ')}.`,
  );
}
