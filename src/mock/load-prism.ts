import { createRequire, Module } from 'node:module';

type PrismHttp = typeof import('@stoplight/prism-http');

const ownRequire = createRequire(import.meta.url);

/**
 * Prism's HTTP package. It asks for its faker with all 58 languages, which is more than half of what it loads, and
 * speaks English only: it gets English alone, the same generator with the same words. Where its faker is laid out
 * otherwise, it loads what it asks for.
 */
export function loadPrism(): PrismHttp {
  const prismRequire = createRequire(ownRequire.resolve('@stoplight/prism-http'));
  try {
    const asked = prismRequire.resolve('@faker-js/faker');
    const english = prismRequire('@faker-js/faker/locale/en') as object;
    const module = Object.assign(new Module(asked), { filename: asked, loaded: true });
    module.exports = { __esModule: true, default: english, faker: english };
    prismRequire.cache[asked] ??= module as NodeJS.Module;
  } catch {
    // Another version of faker: slower to load, nothing else
  }
  return ownRequire('@stoplight/prism-http') as PrismHttp;
}
