/** What the benchmark needs to know of a tester of APIs. */

/** How a run of a tool is started. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A run that has ended; `code` is `undefined` where it had to be ended. */
export interface Finished {
  readonly code: number | undefined;
  readonly output: string;
  readonly seconds: number;
  /** Where this run's files lie. */
  readonly dir: string;
}

/** One tool under measurement. */
export interface Tool {
  readonly name: string;
  /** Why it cannot run here; nothing where it can. */
  missing(): string | undefined;
  /** Makes of spec, ids and credentials what the tool wants, once for each API; not timed. */
  prepare?(api: string, dir: string): Promise<void>;
  /** `home` is what `prepare` filled. */
  command(api: string, url: string, home: string, dir: string): Command;
  /** The names of what failed, the same in every run of the same server. */
  failures(run: Finished): readonly string[];
}
