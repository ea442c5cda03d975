import type { Mock } from './types.ts';

export const views = ['operations', 'log', 'state', 'switches', 'document'] as const;
export type View = (typeof views)[number];

/** Where the page stands: `#/rocketchat/operations/permissions.update`. */
export interface Route {
  /** The key of a mock; empty for the first one. */
  readonly mock: string;
  readonly view: View;
  /** What of the view is open: an operation, a line of the log, a schema. */
  readonly item: string | undefined;
}

/** A mock's name in addresses. */
export function keyOf({ api, variant }: Pick<Mock, 'api' | 'variant'>): string {
  return variant === null ? api : `${api}@${variant}`;
}

/** Reads a hash; what is not understood leads to the operations. */
export function readRoute(hash: string): Route {
  const [mock = '', view, item] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  return {
    mock,
    view: views.find((one) => one === view) ?? 'operations',
    item: item === '' ? undefined : item,
  };
}

/** The hash of a place. */
export function hashOf(mock: string, view: View, item?: string | number): string {
  return `#/${[mock, view, ...(item === undefined ? [] : [String(item)])].map(encodeURIComponent).join('/')}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
