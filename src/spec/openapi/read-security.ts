import type { Json } from '../../shared/json.ts';
import { join } from '../../shared/pointer.ts';
import type { Credential } from '../operation.ts';
import { follow, keys, list, type Reader } from './reader.ts';

export function readSecurity(reader: Reader, requirements: Json): Credential[][] {
  return list(requirements).map((requirement) =>
    keys(requirement).map((scheme) => readCredential(reader, scheme)),
  );
}

function readCredential(reader: Reader, scheme: string): Credential {
  const [node] = follow(reader, join('#', 'components', 'securitySchemes', scheme));
  const shape = typeof node['x-example'] === 'string' ? node['x-example'] : undefined;
  if (node.type === 'apiKey') {
    return { scheme, kind: 'apiKey', in: node.in as Credential['in'], name: String(node.name), shape };
  }
  const kind = node.type === 'http' && String(node.scheme).toLowerCase() === 'basic' ? 'basic' : 'bearer';
  return { scheme, kind, in: 'header', name: 'Authorization', shape };
}
