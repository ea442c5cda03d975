/** A server that nobody of this project wrote, with the document that its authors publish. */
export interface RealServer {
  name: string;
  /** What has to be installed, in words of a person who does it. */
  needs: string;
  /**
   * Starts it in a folder of its own, with things in it that are a tester's.
   * @throws Error with one sentence when it cannot run here.
   */
  start(place: Place): Promise<RunningServer>;
}

export interface Place {
  /** An empty folder, thrown away afterwards. */
  folder: string;
  port: number;
  /** The folder `NAME/openapi.yaml` of published documents, if the caller has one. */
  documents: string | undefined;
  /** Where npm packages are installed, kept from run to run. */
  cache: string;
}

export interface RunningServer {
  url: string;
  /** Path or URL of its document. */
  document: string;
  /** The environment that the contract command needs, credentials by the names it asks for. */
  env?: Record<string, string>;
  /** Everything that the server holds, clocks and counters left out. */
  state(): Promise<unknown>;
  stop(): Promise<void>;
}
