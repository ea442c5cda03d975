import { describe, expect, test } from 'vitest';
import { operationOf } from '../../tests/spec-of.ts';
import { requireAllowedHost } from './host.ts';

const servers = [
  { url: 'https://api.vendor.com/v1' },
  { url: 'https://{region}.vendor.org', variables: { region: { default: 'eu', enum: ['eu', 'us'] } } },
  { url: 'https://{workspace}', variables: { workspace: { default: 'chat.example.com' } } },
];
const [spec] = operationOf({ responses: { 200: {} } }, { servers });

describe(requireAllowedHost, () => {
  test.each(['https://api.vendor.com', 'https://eu.api.vendor.com:8443/x', 'http://us.vendor.org'])(
    '%s is the vendor’s own, and only asked when it is meant',
    (url) => {
      const { hostname } = new URL(url);
      expect(() => requireAllowedHost(spec, url, [])).toThrow(
        `${hostname} looks like the vendor's production service. If you mean it, add --allow-host ${hostname}.`,
      );
      expect(() => requireAllowedHost(spec, url, [hostname])).not.toThrow();
      expect(() => requireAllowedHost(spec, url, ['other.vendor.com'])).toThrow();
    },
  );

  test.each([
    'https://vendor.com',
    'https://asia.vendor.org',
    'https://chat.example.com',
    'http://127.0.0.1:1',
  ])('%s is somebody else’s', (url) => expect(() => requireAllowedHost(spec, url, [])).not.toThrow());
});
