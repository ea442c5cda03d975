/** What a mock tells of itself; the other side is src/mock/console. */

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

export interface Mock {
  readonly api: string;
  readonly variant: string | null;
  /** Where it is asked, without a trailing slash. */
  readonly url: string;
}

export interface Outline {
  readonly api: string;
  readonly variant: string | null;
  readonly line: string;
  readonly info: { title?: string; version?: string; summary?: string; description?: string };
  readonly servers: readonly { url?: string; description?: string }[];
  readonly tags: readonly { name?: string; description?: string }[];
  readonly securitySchemes: Readonly<Record<string, Record<string, Json>>>;
  readonly operations: readonly ListedOperation[];
  readonly schemas: readonly { name: string; at: string }[];
  readonly forgetful: string | null;
  readonly broken: string | null;
  readonly warnings: readonly string[];
}

export interface ListedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
}

export interface SchemaAt {
  readonly at: string;
  readonly value: Json;
}

export interface Example {
  readonly name: string;
  readonly summary: string;
  readonly value: Json;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly style: string;
  readonly explode: boolean;
  readonly json: boolean;
  readonly deprecated: boolean;
  readonly description: string;
  readonly schema: SchemaAt | null;
  readonly examples: readonly Example[];
  /** What fills it at first; null leaves it out. */
  readonly value: Json;
}

export interface Media {
  readonly type: string;
  readonly schema: SchemaAt | null;
  readonly examples: readonly Example[];
}

export interface Cause {
  readonly example: string | null;
  readonly kind: string;
  readonly name?: string;
  readonly identity?: string;
  readonly why?: string;
}

export interface DocumentedResponse {
  readonly status: string;
  readonly description: string;
  readonly line: string;
  readonly names: readonly string[];
  readonly causes: readonly Cause[];
  readonly headers: readonly {
    name: string;
    required: boolean;
    description: string;
    schema: SchemaAt | null;
  }[];
  readonly media: readonly Media[];
}

export interface Credential {
  readonly scheme: string;
  readonly kind: 'apiKey' | 'bearer' | 'basic';
  readonly in: 'header' | 'query' | 'cookie';
  readonly name: string;
  /** The value by which the mock knows an identity: as it travels, and as the generated client is given it. */
  readonly sent: Readonly<Record<string, string>>;
  readonly given: Readonly<Record<string, string>>;
}

export interface Operation extends ListedOperation {
  readonly line: string;
  readonly description: string;
  readonly link: { readonly url: string; readonly description: string } | null;
  readonly parameters: readonly Parameter[];
  readonly body: {
    readonly required: boolean;
    readonly description: string;
    readonly line: string;
    readonly media: readonly Media[];
  } | null;
  readonly responses: readonly DocumentedResponse[];
  readonly security: readonly (readonly Credential[])[];
  /** True where no operation of the API asks for credentials. */
  readonly isOpenApi: boolean;
}

export interface LogLine {
  readonly id: number;
  readonly at: number;
  readonly ms: number;
  readonly session: string;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly operation: string | null;
  readonly why: readonly string[];
  readonly fault: string | null;
  readonly size: number;
}

/** A line of the log, and whose. */
export interface ShownLine extends LogLine {
  readonly mock: Mock;
}

export interface FullExchange extends LogLine {
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly text: string };
  readonly response: {
    readonly reason: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly text: string;
  };
  readonly promises: readonly { readonly text: string; readonly line: string }[];
  readonly documented: { readonly operation: string; readonly response: string | null } | null;
  readonly values: {
    readonly path: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, string | string[]>>;
    readonly body: Json;
  } | null;
}

export type Identity = 'administrator' | 'unprivileged' | 'invalid' | 'nobody';

/** As whom the page asks. */
export interface Caller {
  readonly session: string;
  readonly identity: Identity;
}

/** A request as it is sent, shown as code, and sent again. */
export interface HttpDraft {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}
