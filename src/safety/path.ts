/** Values of path parameters, by name. */
export type Path = Readonly<Record<string, string>>;
