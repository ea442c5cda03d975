/**
 * What `contracts.config.{ts,js,mjs,json}`, or the key `workspace-contracts` of package.json, may say to an installed
 * `workspace-contracts`. The command line wins. `schemas/config.schema.json` says the same to editors.
 */
export interface Config {
  readonly $schema?: string;
  /** The folder in which the documents stand; default `specs`. */
  readonly specs?: string;
  /** The first port of the mocks; 0 takes free ones. */
  readonly port?: number;
  /** The address that the mocks listen on. */
  readonly host?: string;
  /** Base URLs of real servers, by API. A set `<API>_URL` wins. */
  readonly targets?: Readonly<Record<string, string>>;
  /** The folder of the reports; default `reports`. */
  readonly report?: string;
  /** By command: arguments that come before those of the command line. */
  readonly args?: Readonly<Partial<Record<ConfiguredCommand, readonly string[]>>>;
}

/** The commands whose arguments a configuration may begin. */
export type ConfiguredCommand = 'mock' | 'contract' | 'drift' | 'lint' | 'generate' | 'report' | 'add';

/** Gives a configuration its type. */
export function defineConfig(config: Config): Config {
  return config;
}
