import manifest from '../../package.json' with { type: 'json' };

/** How reports name the tool that wrote them. */
export const product = { name: manifest.name, version: manifest.version } as const;
