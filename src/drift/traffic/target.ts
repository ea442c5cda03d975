import { InputError } from '../../shared/input-error.ts';

/** The address behind `--to`. An InputError for what is none. */
export function parseTarget(to: string): URL {
  try {
    const url = new URL(to);
    if (/^https?:$/.test(url.protocol)) return url;
  } catch {
    // said below
  }
  throw new InputError(`--to ${to} is no address. Write one like https://server.example.com.`);
}
