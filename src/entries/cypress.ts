import type { Mocks, StartOptions } from '../mock/start-mocks.ts';
import { startMocks } from './start-mocks.ts';

/** The two events of Cypress that mocks need. */
type On = (event: 'before:run' | 'after:run', act: () => Promise<void>) => void;

/**
 * For `setupNodeEvents` of Cypress: starts mocks, puts their URLs into `config.env` as `<API>_URL`, ends them after the
 * run.
 */
export async function setupMocks<Config extends { env: Record<string, unknown> }>(
  on: On,
  config: Config,
  options: StartOptions = {},
): Promise<Config> {
  const mocks: Mocks = await startMocks(options);
  for (const [api, url] of Object.entries(mocks.urls))
    config.env[`${api.toUpperCase().replace(/\W/g, '_')}_URL`] = url;
  on('after:run', () => mocks.close());
  return config;
}
