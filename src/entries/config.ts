/** What `contracts.config.{js,mjs,json}`, or the key `workspace-contracts` of package.json, may say. The command line wins. */
export interface Config {
  /** Where the documents stand; default `specs`. */
  readonly specs?: string;
  /** The first port of the mocks. */
  readonly port?: number;
  /** The address that the mocks listen on. */
  readonly host?: string;
  /** Base URLs of real servers, by API. */
  readonly targets?: Readonly<Record<string, string>>;
  /** Where reports go; default `reports`. */
  readonly report?: string;
}

/** Gives a configuration its type. */
export function defineConfig(config: Config): Config {
  return config;
}
