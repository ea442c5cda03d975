import type { MockContract } from '../../src/entries/fetch.ts';

/** The generated contract of an API, whatever it exports it as. */
export async function contractOf(api: string, variant?: string): Promise<MockContract> {
  const folder = variant === undefined ? api : `${api}/variants/${variant}`;
  const exported: object = await import(`../../generated/${folder}/mock.ts`);
  const [contract] = Object.values(exported);
  return contract as MockContract;
}
