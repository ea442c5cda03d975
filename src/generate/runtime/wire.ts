/** How one parameter travels. */
export interface ParameterWire {
  readonly style: string;
  readonly explode: boolean;
  /** Travels as JSON text. */
  readonly json?: boolean;
  /** Reserved characters stay as they are. */
  readonly reserved?: boolean;
}

/** How the parameters, the body and the answer of one operation travel, where it is not the usual way. */
export interface OperationWire {
  readonly path?: Readonly<Record<string, ParameterWire>>;
  readonly query?: Readonly<Record<string, ParameterWire>>;
  /** The media type of the body, where it is no JSON; and of its parts, where the document names one. */
  readonly body?: { readonly type: string; readonly parts?: Readonly<Record<string, string>> };
  readonly answer?: 'text' | 'blob';
}

type Init = Record<string, unknown> & { headers?: unknown };
type Call = (path: string, init?: Init) => unknown;

/**
 * The same client, whose requests travel as the document of the API says: lists and objects in paths and queries, forms,
 * files, and answers that are no JSON. What a call gives itself wins.
 */
export function withWire<Client extends object>(
  client: Client,
  operations: Readonly<Record<string, OperationWire>>,
): Client {
  const wired = { ...client } as Record<string, unknown>;
  for (const method of ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE']) {
    const call = (client as Record<string, unknown>)[method] as Call;
    wired[method] = (path: string, init: Init = {}) => {
      const wire = operations[`${method} ${path}`];
      return call(
        path,
        wire === undefined ? init : { ...optionsOf(wire), ...init, headers: headersOf(wire, init) },
      );
    };
  }
  return wired as Client;
}

function optionsOf({ path, query, body, answer }: OperationWire): Record<string, unknown> {
  return {
    ...(path === undefined
      ? {}
      : { pathSerializer: (template: string, values: Values) => pathOf(template, values, path) }),
    ...(query === undefined ? {} : { querySerializer: (values: Values) => queryOf(values, query) }),
    ...(body === undefined ? {} : { bodySerializer: (value: unknown) => bodyOf(value, body) }),
    ...(answer === undefined ? {} : { parseAs: answer }),
  };
}

function headersOf({ body }: OperationWire, { headers }: Init): unknown {
  if (body === undefined || body.type.startsWith('multipart/')) return headers;
  return { 'Content-Type': body.type, ...(headers as object | undefined) };
}

type Values = Record<string, unknown>;

function pathOf(template: string, values: Values, wires: NonNullable<OperationWire['path']>): string {
  return template.replace(/\{([^}]+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined || value === null) return whole;
    const { style, explode, json } = wires[name] ?? { style: 'simple', explode: false };
    const begin = style === 'label' ? '.' : style === 'matrix' ? ';' : '';
    const between = style === 'simple' || !explode ? ',' : begin;
    const named = style === 'matrix' ? `${name}=` : '';
    if (json === true) return begin + named + encodeURIComponent(JSON.stringify(value));
    if (Array.isArray(value)) {
      const items = value.map((item) => (explode ? named : '') + encodeURIComponent(String(item)));
      return begin + (explode ? '' : named) + items.join(between);
    }
    if (typeof value === 'object') {
      const pairs = Object.entries(value).map(([key, item]) =>
        [key, String(item)].map(encodeURIComponent).join(explode ? '=' : ','),
      );
      return begin + (explode ? '' : named) + pairs.join(between);
    }
    return begin + named + encodeURIComponent(String(value));
  });
}

function queryOf(values: Values, wires: NonNullable<OperationWire['query']>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null)
    .flatMap(([name, value]) => parametersOf(name, value, wires[name] ?? { style: 'form', explode: true }))
    .join('&');
}

function parametersOf(name: string, value: unknown, wire: ParameterWire): string[] {
  const encode = wire.reserved === true ? encodeLoosely : encodeURIComponent;
  const pair = (key: string, text: unknown) => `${encodeURIComponent(key)}=${encode(String(text))}`;
  if (wire.json === true) return [`${encodeURIComponent(name)}=${encode(JSON.stringify(value))}`];
  if (Array.isArray(value)) {
    if (wire.explode) return value.map((item) => pair(name, item));
    const between = { spaceDelimited: '%20', pipeDelimited: '%7C' }[wire.style] ?? ',';
    return value.length === 0
      ? []
      : [`${encodeURIComponent(name)}=${value.map((item) => encode(String(item))).join(between)}`];
  }
  if (typeof value === 'object' && value !== null) {
    if (wire.style === 'deepObject') return deepPairs(name, value, pair);
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    if (wire.explode) return entries.map(([key, item]) => pair(key, item));
    return [
      `${encodeURIComponent(name)}=${entries
        .flat()
        .map((item) => encode(String(item)))
        .join(',')}`,
    ];
  }
  return [pair(name, value)];
}

function deepPairs(name: string, value: object, pair: (key: string, text: unknown) => string): string[] {
  return Object.entries(value).flatMap(([key, item]): string[] => {
    if (item === undefined || item === null) return [];
    if (Array.isArray(item)) return item.map((one) => pair(`${name}[${key}]`, one));
    return typeof item === 'object'
      ? deepPairs(`${name}[${key}]`, item as object, pair)
      : [pair(`${name}[${key}]`, item)];
  });
}

function encodeLoosely(text: string): string {
  return encodeURIComponent(text).replace(
    /%(3A|2F|3F|5B|5D|40|21|24|27|28|29|2A|2C|3B|3D)/g,
    decodeURIComponent,
  );
}

function bodyOf(value: unknown, { type, parts = {} }: NonNullable<OperationWire['body']>): unknown {
  if (type === 'application/x-www-form-urlencoded') return formOf(value);
  if (type.startsWith('multipart/')) return multipartOf(value, parts);
  return value;
}

function formOf(value: unknown): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, field] of Object.entries(value as Values)) {
    for (const item of Array.isArray(field) ? field : [field])
      if (item !== undefined && item !== null) form.append(name, textOf(item));
  }
  return form;
}

function multipartOf(value: unknown, parts: Readonly<Record<string, string>>): FormData {
  if (value instanceof FormData) return value;
  const form = new FormData();
  for (const [name, field] of Object.entries(value as Values)) {
    for (const item of Array.isArray(field) ? field : [field]) {
      if (item === undefined || item === null) continue;
      const type = parts[name] ?? (typeof item === 'object' ? 'application/json' : undefined);
      if (item instanceof Blob) form.append(name, item);
      else form.append(name, type === undefined ? textOf(item) : new Blob([textOf(item)], { type }));
    }
  }
  return form;
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
